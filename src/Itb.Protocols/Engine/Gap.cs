using System;
using System.Collections.Generic;
using Itb.Protocols.Engine;

namespace Itb.Protocols;

/// <summary>One thing missing before a phase's next step.</summary>
public sealed class Gap
{
    internal Gap(GapKind kind, Phase phase, string text)
    {
        Kind = kind;
        Phase = phase;
        Text = text;
    }

    internal Gap(Phase phase, string text, int have, int need, IReadOnlyList<int>? days = null)
        : this(GapKind.Count, phase, text)
    {
        Have = have;
        Need = need;
        Days = days ?? [];
    }

    internal Gap(Phase phase, IReadOnlyList<string> answers)
        : this(GapKind.Unreported, phase, $"not reported: {string.Join(", ", answers)}") => Answers = answers;

    /// <value>What sort of thing is missing.</value>
    public GapKind Kind { get; }

    /// <value>The phase.</value>
    public Phase Phase { get; }

    /// <value>What is missing, in words.</value>
    public string Text { get; }

    /// <value>How much of it there is, where it is counted.</value>
    public int? Have { get; }

    /// <value>How much is needed, where it is counted.</value>
    public int? Need { get; }

    /// <value>The days of the course that are counted, in order; empty where it is not days that are counted, or none is.</value>
    public IReadOnlyList<int> Days { get; } = [];

    /// <value>The answers of the day that are missing, each once: a pain context, a sign, a measure, whether there was a session.</value>
    public IReadOnlyList<string> Answers { get; } = [];

    /// <summary>The words, with the count and its days: <c>days in a row with pain daily = 0: 5 of 7 (days 12–16)</c>.</summary>
    public override string ToString() =>
        Need is null ? Text : FormattableString.Invariant($"{Text}: {Have} of {Need}{(Days.Count == 0 ? "" : $" ({Evidence.DaysText(Days)})")}");
}
