using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace Itb.Protocols.NetStandardProbe;

/// <summary>
/// What the library says of a folder of protocols and decides over fixed random days, as text. Compiled into two programs that load two
/// builds of the library; the texts must be equal.
/// </summary>
internal static class Fingerprint
{
    public static string Take(string folder)
    {
        var text = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(folder, "*.protocol", SearchOption.AllDirectories).OrderBy(static path => path, StringComparer.Ordinal))
        {
            Protocol.TryParse(File.ReadAllText(path), out _, out var diagnostics, Path.GetFileName(path));
            foreach (var diagnostic in diagnostics) text.Append(diagnostic).Append(' ').Append(diagnostic.Span).Append('\n');
        }

        for (var seed = 1; seed <= 40; seed++) Decide(BuiltIns.FourPhase, seed, text);
        return text.ToString();
    }

    /// <summary>The decisions over stored diaries, those that need a log reader left out.</summary>
    public static string Replay(string folder)
    {
        var text = new StringBuilder();
        foreach (var path in Directory.EnumerateDirectories(folder).OrderBy(static path => path, StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            var protocol = Protocol.Parse(File.ReadAllText(Path.Combine(path, name + ".protocol")));
            var number = 0;
            foreach (var log in PlainLog.Split(File.ReadAllText(Path.Combine(path, "logs.jsonl"))))
            {
                var decisions = new StringBuilder();
                if (PlainLog.TryStep(protocol, log, new DecisionText(protocol, decisions).Add)) text.Append(CultureInfo.InvariantCulture, $"{name} {++number}\n{decisions}");
                else number++;
            }
        }

        return text.ToString();
    }

    private static void Decide(Protocol protocol, int seed, StringBuilder text)
    {
        var random = new Random(seed);
        var engine = protocol.Engine;
        var state = engine.Start(new Dictionary<IntakeAttribute, bool>(), new Dictionary<Phase, Track>());
        var after = state.Clone();
        var day = engine.NewDay();
        var decision = engine.NewDecision();
        for (var number = 1; number <= 150; number++)
        {
            day.Clear();
            if (random.Next(25) != 0) Report(protocol, engine, state, day, random);
            engine.Step(state, day, after, decision);
            var report = engine.Explain(state, day, after, decision);
            text.Append(CultureInfo.InvariantCulture, $"{seed} {report} {string.Join("; ", report.Changes)} | {string.Join("; ", report.Reasons)} | {string.Join("; ", report.Missing)}\n");
            text.Append(engine.Plan(after, decision).Run).Append('\n');
            (state, after) = (after, state);
        }
    }

    private static void Report(Protocol protocol, ProtocolEngine engine, EngineState state, DayRecord day, Random random)
    {
        foreach (var context in protocol.PainContexts.Where(static context => context.Occasion.During is null))
            day.ReportPain(context, random.Next(20) == 0 ? random.Next(4) : 0);
        foreach (var sign in protocol.Signs) day.ReportSign(sign, random.Next(900) == 0);
        if (random.Next(3) == 0) day.ReportSession(protocol.Exercises.Where(static exercise => exercise.Kind == ExerciseKind.Strength), random.Next(30) == 0 ? 1 : 0, null);
        if (engine.Plan(state, null).Run is { } run)
        {
            day.ReportRun(run.Amount.High * 60, null, random.Next(25) == 0 ? 2 : 0, random.Next(50) == 0);
            foreach (var measure in protocol.Measures) day.ReportMeasure(measure, random.Next(40) == 0 ? 3 : 0);
        }

        day.ReportSessionsComplete();
        day.ReportRunsComplete();
        if (random.Next(40) == 0) day.ReportClearance([]);
    }
}
