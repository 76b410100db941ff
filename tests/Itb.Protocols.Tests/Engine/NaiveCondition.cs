using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Tests.Engine;

/// <summary>What is said of a fact on a day. Kept apart from the library's own, so that the oracle shares no code with it.</summary>
internal enum Said
{
    No,
    Unknown,
    Yes,
    NotApplicable,
}

/// <summary>A day for conditions: pain in daily life, a sign, whether there was a run, pain in it.</summary>
internal sealed record NaiveDay(int? Daily, bool? Swelling, bool? Ran, int? RunPain, bool Restarts)
{
    public override string ToString() =>
        $"daily {Daily?.ToString() ?? "?"}, swelling {Swelling?.ToString() ?? "?"}, ran {Ran?.ToString() ?? "?"}"
        + (Ran == true ? $" pain {RunPain?.ToString() ?? "?"}" : "") + (Restarts ? ", then starts anew" : "");
}

/// <summary>
/// A condition that is read over the whole log every day, straight from the definition: no memory, no tables. Windows collect the days they
/// look at; before the course a day is unknown, and before a restart it is whatever opens no gate and fires no rule.
/// </summary>
internal abstract record NaiveCondition
{
    /// <summary>What it says on the last of the days, counted from a restart if there was one.</summary>
    public Said On(IReadOnlyList<NaiveDay> days, bool permits)
    {
        var epoch = 0;
        for (var i = 0; i < days.Count - 1; i++)
        {
            if (days[i].Restarts) epoch = i + 1;
        }

        return Alone(Read(new Log(days, epoch, permits), days.Count - 1, negated: false), negated: false);
    }

    public abstract Said Read(Log log, int day, bool negated);

    protected static Said Alone(Said value, bool negated) => value != Said.NotApplicable ? value : negated ? Said.Yes : Said.No;

    public sealed record Log(IReadOnlyList<NaiveDay> Days, int Epoch, bool Permits)
    {
        /// <summary>A fact's value on a day, also on one before the evidence begins.</summary>
        public Said At(NaiveCondition fact, int day, bool negated) =>
            day >= Epoch ? fact.Read(this, day, negated) : Epoch == 0 ? Said.Unknown : negated ? Said.Yes : Said.No;
    }

    public sealed record Daily(int AtLeast) : NaiveCondition
    {
        public override Said Read(Log log, int day, bool negated) =>
            log.Days[day].Daily is not { } pain ? Said.Unknown : pain >= AtLeast ? Said.Yes : Said.No;

        public override string ToString() => $"pain daily >= {AtLeast}";
    }

    public sealed record Swelling : NaiveCondition
    {
        public override Said Read(Log log, int day, bool negated) => log.Days[day].Swelling switch { true => Said.Yes, false => Said.No, null => Said.Unknown };

        public override string ToString() => "swelling";
    }

    public sealed record RunPain(int AtLeast) : NaiveCondition
    {
        public override Said Read(Log log, int day, bool negated) => log.Days[day] switch
        {
            { Ran: false } => Said.NotApplicable,
            { Ran: null } or { RunPain: null } => Said.Unknown,
            { RunPain: { } pain } => pain >= AtLeast ? Said.Yes : Said.No,
        };

        public override string ToString() => $"pain run >= {AtLeast}";
    }

    public sealed record Not(NaiveCondition Inner) : NaiveCondition
    {
        public override Said Read(Log log, int day, bool negated) => Alone(Inner.Read(log, day, !negated), !negated) switch
        {
            Said.Yes => Said.No,
            Said.No => Said.Yes,
            _ => Said.Unknown,
        };

        public override string ToString() => $"not ({Inner})";
    }

    public sealed record Both(NaiveCondition Left, NaiveCondition Right, bool Either) : NaiveCondition
    {
        public override Said Read(Log log, int day, bool negated)
        {
            Said[] values = [Alone(Left.Read(log, day, negated), negated), Alone(Right.Read(log, day, negated), negated)];
            var (decides, other) = Either ? (Said.Yes, Said.No) : (Said.No, Said.Yes);
            return values.Contains(decides) ? decides : values.All(value => value == other) ? other : Said.Unknown;
        }

        public override string ToString() => $"({Left}) {(Either ? "or" : "and")} ({Right})";
    }

    /// <summary>On each of the last days it applies; in a rule that protects, an unreported day neither counts nor breaks.</summary>
    public sealed record For(NaiveCondition Inner, int Days) : NaiveCondition
    {
        public override Said Read(Log log, int day, bool negated)
        {
            var all = new List<Said>();
            for (var i = day; i > -Days; i--)
            {
                if (log.At(Inner, i, negated) is not Said.NotApplicable and var value) all.Add(value);
            }

            if (all.Take(Days).Contains(Said.No)) return Said.No;
            var counted = log.Permits ? all : all.Where(static value => value != Said.Unknown).ToList();
            return counted.Count >= Days && counted.Take(Days).All(static value => value == Said.Yes) ? Said.Yes : Said.Unknown;
        }

        public override string ToString() => $"({Inner}) for {Days} days";
    }

    public sealed record Within(NaiveCondition Inner, int Days, int Least) : NaiveCondition
    {
        public override Said Read(Log log, int day, bool negated)
        {
            var all = Enumerable.Range(0, Days).Select(back => log.At(Inner, day - back, negated)).ToList();
            var certain = all.Count(static value => value == Said.Yes);
            var possible = certain + all.Count(static value => value == Said.Unknown);
            return all.TrueForAll(static value => value == Said.NotApplicable) ? Said.NotApplicable : certain >= Least ? Said.Yes : possible >= Least ? Said.Unknown : Said.No;
        }

        public override string ToString() => Least == 1 ? $"({Inner}) within {Days} days" : $"({Inner}) on at least {Least} days within {Days} days";
    }
}
