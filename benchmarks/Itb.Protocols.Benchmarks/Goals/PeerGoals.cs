using System;
using System.Linq;
using Itb.Protocols.Benchmarks.Reference;
using Itb.Protocols.Benchmarks.Reference.Peers;

namespace Itb.Protocols.Benchmarks.Goals;

/// <summary>Stepping against general engines that come to the very same outcome.</summary>
internal static class PeerGoals
{
    private const string Library = "library", Hand = "hand-written";
    private const double Long = 50;

    public static void Add(GoalTable goals, Protocol protocol, Walker walker, DayRecord[][] diaries, HandDay[][] hands)
    {
        // What E1 leaves: half of the hand-written step's lead over each, and a quarter of it.
        (string Name, Peer Peer, double Goal, double Floor)[] peers =
            [("Stateless", new StatelessPeer(), 3.3, 1.6), ("NRules", new NRulesPeer(), 15, 7.5), ("RulesEngine", new RulesEnginePeer(), 16, 8)];
        var contest = new Contest();
        // Long enough for each to collect its own garbage many times.
        contest.Add(Library, () => walker.Walk(diaries), Long);
        contest.Add(Hand, () => EngineGoals.Walk(hands), Long);
        foreach (var (name, peer, _, _) in peers)
        {
            Check(protocol, diaries, name, peer);
            contest.Add(name, () => Walk(hands, peer), Long);
        }

        contest.Run(15);
        foreach (var (name, peer, goal, floor) in peers)
        {
            goals.AtLeast("E6", $"times as fast as {name}", contest.Ratio(name, Library), goal, floor);
            var steps = hands.Sum(static diary => diary.Length);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Walk(hands, peer);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            var (time, ratio) = (contest.Milliseconds(name) * 1e6 / steps, contest.Ratio(name, Hand));
            Console.WriteLine(FormattableString.Invariant($"{name}: {time:0} ns a step, {ratio:0.0} times the hand-written; {bytes / steps} bytes allocated"));
        }
    }

    /// <summary>The diaries that are timed, and wilder ones in which every rule holds.</summary>
    private static void Check(Protocol protocol, DayRecord[][] diaries, string name, Peer peer)
    {
        var check = new HandCheck(protocol);
        var wild = Enumerable.Range(0, 200)
            .Select(static seed => new Random(seed))
            .Select(random => new KneeDiary(protocol, random).Make(random.Next(20, 400), random.Next(2, 60)));
        foreach (var diary in diaries.Concat(wild))
        {
            if (check.FirstDifference(diary, name, peer.Step) is { } difference) throw new InvalidOperationException(difference);
        }

        // Or it says nothing.
        if (check.Fired.Concat(check.Decisions).Concat(check.Stages).Contains(0)) throw new InvalidOperationException("a rule, decision or stage was never seen");
    }

    private static void Walk(HandDay[][] diaries, Peer peer)
    {
        var decision = default(HandDecision);
        foreach (var diary in diaries)
        {
            var state = HandEngine.Start();
            foreach (ref readonly var day in diary.AsSpan()) peer.Step(ref state, in day, ref decision);
        }
    }
}
