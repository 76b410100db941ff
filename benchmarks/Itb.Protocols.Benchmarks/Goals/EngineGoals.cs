using System;
using System.Linq;
using Itb.Protocols.Benchmarks.Reference;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Benchmarks.Goals;

/// <summary>The goals for stepping, over knee.protocol, against an engine written by hand for exactly that text.</summary>
internal static class EngineGoals
{
    private const int Athletes = 40, Days = 180, Late = 1825, Window = 60;
    private const string Library = "library", Hand = "hand", Rescan = "rescan", One = "one athlete", Early = "day 180", Old = "day 1,825", Compile = "compile", Plan = "plan";

    /// <summary>Measures and prints; 1 if a floor fails.</summary>
    /// <param name="athletes">How many athletes the population has.</param>
    public static int Run(int athletes)
    {
        var protocol = Knee.Read();
        var diaries = Knee.Diaries(protocol, Athletes, Days);
        var check = new HandCheck(protocol);
        foreach (var diary in diaries)
        {
            if (check.FirstDifference(diary) is { } difference) throw new InvalidOperationException(difference);
        }

        var hands = diaries.Select(diary => diary.Select(day => HandDay.From(protocol, day)).ToArray()).ToArray();
        var walker = new Walker(protocol);
        var (early, old) = (walker.StatesAfter(diaries, Days), walker.StatesAfter(diaries, Late));
        var contest = new Contest();
        contest.Add(Library, () => walker.Walk(diaries));
        contest.Add(Hand, () => Walk(hands));
        contest.Add(Early, () => walker.WalkFrom(early, diaries, Window));
        contest.Add(Old, () => walker.WalkFrom(old, diaries, Window));
        contest.Add(One, () => walker.Walk(diaries.AsSpan(0, 1)));
        contest.Add(Rescan, () => WalkAgainEveryDay(hands[0]));
        contest.Add(Compile, () => CompiledProtocol.From(protocol.Engine.Compiled.Model));
        contest.Add(Plan, () => walker.Plan(early[0]));
        contest.Run(21);

        var goals = new GoalTable();
        goals.AtMost("E1", "time of a step, against hand-written", contest.Ratio(Library, Hand), 2, 4);
        goals.NotMeasured("E2", "generated C#, against hand-written", "nothing is generated: tables are read");
        goals.AtMost("E3", "bytes allocated per step", walker.BytesPerStep(diaries), 0, 0);
        goals.AtMost("E4", "bytes of a state, after the first day", walker.SizeAfter(diaries[0], 1), 128, 256);
        goals.AtMost("E4", "bytes of a state, after 1,825 days", walker.SizeAfter(diaries[0], Late), 128, 256);
        goals.AtMost("E5", "time of a step, day 1,825 against day 180", contest.Ratio(Old, Early), 1.2, 1.5);
#if PEERS
        PeerGoals.Add(goals, protocol, walker, diaries, hands);
#else
        goals.NotMeasured("E6", "against Stateless, NRules, RulesEngine", "not measured (build with -p:WithPeers=true)");
#endif
        goals.AtMost("E7", "model to engine, ms", contest.Milliseconds(Compile), 1, 5);
        goals.Print();
        const double steps = 1e6 / (Athletes * Days);
        Console.WriteLine(FormattableString.Invariant(
            $"step: library {contest.Milliseconds(Library) * steps:0} ns, hand-written {contest.Milliseconds(Hand) * steps:0} ns; {Days} days of one athlete: library {contest.Milliseconds(One) * 1e3:0} µs,"));
        Console.WriteLine(FormattableString.Invariant(
            $"hand-written but reading the log anew every day {contest.Milliseconds(Rescan) * 1e3:0} µs ({contest.Ratio(Rescan, One):0.0} times the library); a plan {contest.Milliseconds(Plan) * 1e3:0.0} µs"));
        Population.Print(protocol, athletes, Days);
        return goals.Failed ? 1 : 0;
    }

    public static void Walk(HandDay[][] diaries)
    {
        var decision = default(HandDecision);
        foreach (var diary in diaries)
        {
            var state = HandEngine.Start();
            foreach (ref readonly var day in diary.AsSpan()) HandEngine.Step(ref state, in day, ref decision);
        }
    }

    /// <summary>A host that keeps no state: every evening the whole log once more.</summary>
    private static void WalkAgainEveryDay(HandDay[] diary)
    {
        var decision = default(HandDecision);
        for (var today = 1; today <= diary.Length; today++)
        {
            var state = HandEngine.Start();
            foreach (ref readonly var day in diary.AsSpan(0, today)) HandEngine.Step(ref state, in day, ref decision);
        }
    }
}
