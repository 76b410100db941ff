using System;
using System.IO;
using System.Linq;
using Itb.Protocols.Benchmarks.Reference;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Parsing;
using Itb.Protocols.Syntax;
using Itb.Protocols.Text;
using Sprache;

namespace Itb.Protocols.Benchmarks.Goals;

/// <summary>The goals for parsing, each a ratio measured in this one run against a floor that must hold.</summary>
internal static class ParseGoals
{
    private const string Library = ColdParse.Library, Hand = ColdParse.HandWritten, Parlot = "Parlot", Naive = "naive Sprache", Faulty = "with faults";

    /// <summary>Measures and prints; 1 if a floor fails.</summary>
    /// <param name="readyToRun">This program compiled ahead of time, or null.</param>
    public static int Run(string? readyToRun)
    {
        var text = BuiltIns.FourPhase.Text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (Trees.Difference(Parse(text), HandParser.Parse(new SourceText(text, ""))) is { } difference)
            throw new InvalidOperationException("the hand-written parser makes another tree: " + difference);
        if (NaiveGrammar.File.TryParse(text) is { WasSuccessful: false } failure) throw new InvalidOperationException("the naive grammar fails: " + failure);

        var goals = new GoalTable();
        var faults = Faults.In(text, 18);
        var contest = new Contest();
        contest.Add(Library, () => Parse(text));
        contest.Add(Hand, () => HandParser.Parse(new SourceText(text, "")));
        contest.Add(Faulty, () => Parse(faults.Text));
#if PARLOT
        if (!ParlotGrammar.IsSame(ParlotGrammar.Parse(text), NaiveGrammar.File.Parse(text))) throw new InvalidOperationException("Parlot's grammar makes another tree");
        contest.Add(Parlot, () => ParlotGrammar.Parse(text));
#endif
        contest.Run(41);
        goals.AtMost("P1", "time, against hand-written", contest.Ratio(Library, Hand), 4, 6);
        if (contest.Has(Parlot)) goals.AtMost("P2", "time, against Parlot", contest.Ratio(Library, Parlot), 0.6, 1);
        else goals.NotMeasured("P2", "time, against Parlot", "not measured (build with -p:WithParlot=true)");

        var slow = new Contest();
        slow.Add(Library, () => Parse(text));
        slow.Add(Naive, () => NaiveGrammar.File.Parse(text));
        slow.Run(5);
        goals.AtMost("P3", "time, against naive Sprache", slow.Ratio(Library, Naive), 1.0 / 60, 1.0 / 30);

        var (ours, theirs) = (Bytes(() => Parse(text)), Bytes(() => HandParser.Parse(new SourceText(text, ""))));
        goals.AtMost("P4", "bytes allocated, against hand-written", (double)ours / theirs, 5, 8);
        Growth(goals, text);
        goals.AtLeast("P7", "of 18 faults reported at line and column", Found(faults), 18, 17);
        goals.AtMost("P8", "time with 18 faults, against without", contest.Ratio(Faulty, Library), 1.5, 3);
        var (cold, coldHand) = (Cold(ColdParse.Library, null), Cold(ColdParse.HandWritten, null));
        goals.AtMost("P9", "methods compiled on a first parse, against hand-written", (double)cold / coldHand, 1.5, 3);
        if (readyToRun is null) goals.NotMeasured("P10", "methods compiled on a first parse, compiled ahead of time", "name the published program");
        else goals.AtMost("P10", "methods compiled on a first parse, compiled ahead of time", Cold(ColdParse.Library, readyToRun), 10, 60);

        goals.Print();
        Console.WriteLine(FormattableString.Invariant(
            $"{text.Length} characters: library {contest.Milliseconds(Library):0.000} ms, {(double)ours / text.Length:0.0} bytes per character, {cold} methods cold;"));
        Console.WriteLine(FormattableString.Invariant(
            $"hand-written {contest.Milliseconds(Hand):0.000} ms, {(double)theirs / text.Length:0.0} bytes per character, {coldHand} methods cold; naive Sprache {slow.Milliseconds(Naive):0.0} ms"));
        return goals.Failed ? 1 : 0;
    }

    private static FileSyntax Parse(string text)
    {
        var source = new SourceText(text, "");
        return ProtocolParser.Parse(source, ProtocolParser.MaximumBytes, new DiagnosticBag(source))!;
    }

    private static int Found(Faults faults)
    {
        var source = new SourceText(faults.Text, "");
        var diagnostics = new DiagnosticBag(source);
        ProtocolParser.Parse(source, ProtocolParser.MaximumBytes, diagnostics);
        var found = diagnostics.ToSortedList().Select(static finding => finding.Start).ToList();
        return found.Count == faults.Places.Count ? found.Intersect(faults.Places).Count() : 0;
    }

    private static void Growth(GoalTable goals, string text)
    {
        var lines = text.Count(static c => c == '\n');
        // Nothing is bound here, so the whole may stand there again and again: more of the same mixture.
        var (some, many) = (Repeat(text, (3_000 / lines) + 1), Repeat(text, (30_000 / lines) + 1));
        var contest = new Contest();
        // Long enough for each to collect its own garbage many times.
        contest.Add("some", () => Parse(some), 60);
        contest.Add("many", () => Parse(many), 60);
        contest.Add("hand some", () => HandParser.Parse(new SourceText(some, "")), 60);
        contest.Add("hand many", () => HandParser.Parse(new SourceText(many, "")), 60);
        contest.Run(15);
        var growth = contest.Ratio("many", "some") / contest.Ratio("hand many", "hand some");
        goals.AtMost("P5", "growth of time from 3,000 to 30,000 lines, against hand-written", growth, 1.2, 1.5);
        var drift = (double)Bytes(() => Parse(many)) / many.Length / ((double)Bytes(() => Parse(some)) / some.Length);
        goals.AtMost("P5", "growth of bytes per character", Math.Max(drift, 1 / drift), 1.03, 1.10);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static long Bytes(Action run)
    {
        run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static int Cold(string parser, string? readyToRun) => ColdParse.MethodsCompiled(
        readyToRun ?? typeof(ParseGoals).Assembly.Location, parser, Path.Combine(AppContext.BaseDirectory, "cold.protocol"));
}
