namespace Itb.Protocols.Benchmarks.Goals;

/// <summary>Peers that only some builds have: see ParlotGrammar.</summary>
internal static partial class PeerGrammars
{
    public static void Enter(Contest contest, string text) => EnterParlot(contest, text);

    public static void Report(GoalTable goals, Contest contest, string library)
    {
        if (contest.Has("Parlot")) goals.AtMost("P2", "time, against Parlot", contest.Ratio(library, "Parlot"), 0.6, 1);
        else goals.NotMeasured("P2", "time, against Parlot", "build with -p:Parlot=true");
    }

    static partial void EnterParlot(Contest contest, string text);
}
