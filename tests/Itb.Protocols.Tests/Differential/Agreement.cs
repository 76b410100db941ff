using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Compiled;
using Itb.Protocols.Reference;

namespace Itb.Protocols.Tests.Differential;

/// <summary>The engine and the reference over the same log, evening by evening.</summary>
internal static class Agreement
{
    /// <summary>Replays a log both ways; the first thing they differ in, or null.</summary>
    public static string? FirstDifference(Protocol protocol, DayLog log, int days, Slip slip = Slip.None)
    {
        var course = Course.Replay(protocol, log, log.Intake.Start.AddDays(days - 1));
        var slow = ReferenceCourse.Of(new ProtocolText(protocol), log.Intake, log.Entries, days, slip);
        var engine = protocol.Engine;
        var decision = engine.NewDecision();
        var (before, after) = (engine.Start(log.Intake.Attributes, log.Intake.Tracks, log.Intake.EventDays()), engine.Start(log.Intake.Attributes, log.Intake.Tracks, log.Intake.EventDays()));
        foreach (var day in course.Days)
        {
            engine.Step(before, day.Record, after, decision);
            var difference = Difference(protocol, slow[day.Day - 1], decision, after) ?? Difference(slow[day.Day - 1], day.Report);
            if (difference is not null) return $"day {day.Day}: {difference}";
            (before, after) = (after, before);
        }

        return null;
    }

    /// <summary>What one evening differs in, or null.</summary>
    public static string? Difference(Protocol protocol, DayOutcome slow, DayDecision decision, EngineState after)
    {
        if (decision.Trips != InterlockTrips.None) return $"the interlock tripped: {decision.Trips}";
        foreach (var rule in protocol.Rules)
        {
            if (Differ(rule, AnswerOf(protocol.Engine, decision, rule), slow.Rules[rule.Index]) is { } truth) return truth;
        }

        if (Differ("decision", decision.Kind, slow.Decision) is { } kind) return kind;
        if (Differ("referral since", protocol.Engine.ReferralSince(after), slow.ReferralSince) is { } referral) return referral;
        foreach (var phase in protocol.Phases)
        {
            if (PhaseDifference(slow.Day, phase, decision.For(phase), protocol.Engine.ViewOf(after, phase), slow.Phases[phase.Index]) is { } difference) return $"{phase}: {difference}";
        }

        return null;
    }

    /// <summary>What the report of an evening says otherwise, or null.</summary>
    public static string? Difference(DayOutcome slow, DayReport report)
    {
        foreach (var reason in report.Reasons)
        {
            var told = reason.Kind == ReasonKind.Possible ? Answer.Unknown : Answer.Yes;
            if (slow.Rules[reason.Rule.Index] != told) return $"the report gives `{reason.Rule}` as {told}, the reference {slow.Rules[reason.Rule.Index]}";
        }

        return Differ("reasons", report.Reasons.Count(static reason => reason.Kind != ReasonKind.Possible), slow.Rules.Count(static answer => answer == Answer.Yes))
            ?? Differ("changes", Words(report.Changes.Select(static change => (change.Kind, change.Phase, change.Stage))), Words(slow.Changes.Select(static change => (change.Kind, change.Phase, change.Stage))));
    }

    /// <summary>What the engine made of a rule's condition.</summary>
    public static Answer AnswerOf(ProtocolEngine engine, DayDecision decision, Rule rule) => decision.Truth.Resolved(engine.Compiled.Rules[rule.Index].Condition) switch
    {
        Truth.Yes => Answer.Yes,
        Truth.No => Answer.No,
        _ => Answer.Unknown,
    };

    private static string? PhaseDifference(int day, Phase phase, DecisionKind decision, PhaseView fast, PhaseOutcome slow)
    {
        var isOver = slow.Status == PhaseStatus.Finished;
        var isGoing = slow.GridStart is not null && !isOver;
        return Differ("decision", decision, slow.Decision)
            ?? Differ("status", fast.Status, slow.Status)
            ?? Differ("first day", fast.StartDay, slow.StartDay)
            ?? Differ("last day", fast.EndDay, slow.EndDay)
            ?? Differ("opened again", fast.IsReopened, slow.IsReopened && slow.Status == PhaseStatus.Active)
            ?? Differ("withheld", fast.IsWithheld, slow.IsWithheld)
            ?? Differ("grid", fast.GridStart, slow.GridStart)
            ?? Differ("stage", fast.Stage, slow.GridStart is null ? null : phase.Stages[slow.Stage])
            ?? Differ("capped", fast.IsCapped, slow.IsCapped)
            ?? (!isGoing ? null : Differ("calm until", fast.CalmUntil, slow.Status == PhaseStatus.Suspended && slow.CalmUntil >= day ? slow.CalmUntil : null)
                ?? Differ("sessions or days of the stay", slow.Status == PhaseStatus.Active ? fast.StayCount : 0, slow.StayCount)
                ?? Differ("runs this week", fast.WeekSessions, slow.WeekRuns)
                ?? Differ("run this week", Base(fast.WeekVolume), slow.WeekVolume)
                ?? Differ("allowance", Base(fast.Allowance), slow.Allowance));
    }

    private static string? Differ<T>(string what, T fast, T slow) => EqualityComparer<T>.Default.Equals(fast, slow) ? null : $"{what}: the engine says {Say(fast)}, the reference {Say(slow)}";

    private static string? Differ(Rule rule, Answer fast, Answer slow) => fast == slow ? null : Differ($"`{rule}`", fast, slow);

    private static string? Differ(string what, decimal? fast, decimal? slow) =>
        fast == slow || Math.Abs((fast - slow) ?? 1) < 0.0001m ? null : $"{what}: the engine says {Say(fast)}, the reference {Say(slow)}";

    private static string Say<T>(T value) => value?.ToString() ?? "none";

    private static decimal? Base(QuantityRange? volume) => volume?.High * volume?.Unit.Factor;

    private static string Words(IEnumerable<(ChangeKind Kind, Phase? Phase, Stage? Stage)> changes) =>
        string.Join(", ", changes.Select(static change => $"{change.Kind} {change.Phase?.Name} {change.Stage?.Name}".TrimEnd()));
}
