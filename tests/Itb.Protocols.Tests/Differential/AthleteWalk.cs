using System;
using System.Collections.Generic;
using Itb.Protocols.Courses;

namespace Itb.Protocols.Tests.Differential;

/// <summary>One evening of a walk.</summary>
internal sealed class AthleteStep
{
    public required ProtocolEngine Engine { get; init; }

    public required EngineState Before { get; set; }

    public required EngineState After { get; set; }

    public required DayRecord Record { get; init; }

    public required DayDecision Decision { get; init; }

    public IReadOnlyList<DayEntry> Entries { get; set; } = [];

    public int Number => After.Day;

    public PhaseView Was(Phase phase) => Engine.ViewOf(Before, phase);

    public PhaseView Is(Phase phase) => Engine.ViewOf(After, phase);
}

/// <summary>The engine over an athlete's log, day by day.</summary>
internal static class AthleteWalk
{
    /// <summary>Walks while the log is written, day by day, by one who sees where the phases stand.</summary>
    public static List<List<DayEntry>> Over(Protocol protocol, Athlete athlete, Action<AthleteStep>? visit)
    {
        var log = new List<List<DayEntry>>();
        Over(protocol, athlete.Intake, athlete.Length, (step, _) =>
        {
            log.Add(athlete.Write(step.Engine, step.Before));
            return log[^1];
        }, visit);
        return log;
    }

    /// <summary>Walks over a log that is written.</summary>
    public static void Over(Protocol protocol, Intake intake, List<List<DayEntry>> log, Action<AthleteStep> visit) => Over(protocol, intake, log.Count, (_, index) => log[index], visit);

    private static void Over(Protocol protocol, Intake intake, int days, Func<AthleteStep, int, IReadOnlyList<DayEntry>> entriesOf, Action<AthleteStep>? visit)
    {
        var engine = protocol.Engine;
        var start = engine.Start(intake.Attributes, intake.Tracks, intake.EventDays());
        var step = new AthleteStep { Engine = engine, Before = start, After = start.Clone(), Record = engine.NewDay(), Decision = engine.NewDecision() };
        var findings = new List<LogFinding>();
        for (var i = 0; i < days; i++)
        {
            step.Entries = entriesOf(step, i);
            step.Record.Clear();
            var merger = new DayMerger(protocol, step.Record, findings);
            foreach (var entry in step.Entries) merger.Add(entry);
            merger.Finish();
            findings.Clear();
            engine.Step(step.Before, step.Record, step.After, step.Decision);
            visit?.Invoke(step);
            (step.Before, step.After) = (step.After, step.Before);
        }
    }
}
