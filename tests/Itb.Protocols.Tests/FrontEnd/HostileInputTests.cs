using System;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Threading;
using Itb.Protocols.Diagnostics;
using Itb.Protocols.Parsing;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>
/// Texts of strangers: on the smallest stack a host is likely to have nothing overflows (an overflow would end the test process), and what
/// a text costs grows with its length alone. Costs are counted in bytes, never timed.
/// </summary>
public class HostileInputTests
{
    private const string Head = "protocol p { version 1 disclaimer \"d\" }\nobserve {\n  pain daily every day\n  sign x\n}\n";

    public static TheoryData<string> Texts => new(Makers.Keys);

    /// <summary>Each makes a text of about so many characters.</summary>
    private static readonly System.Collections.Generic.Dictionary<string, Func<int, string>> Makers = new()
    {
        ["open parentheses"] = static length => Rule(new string('(', length)),
        ["closing parentheses"] = static length => Rule(new string(')', length)),
        ["pairs of parentheses"] = static length => Rule(Repeat("()", length)),
        ["opened and closed by the wrong mark"] = static length => Rule(Repeat("(}", length)),
        ["braces"] = static length => new string('{', length),
        ["closing braces"] = static length => new string('}', length),
        ["blocks in blocks"] = static length => Repeat("phase a { ", length),
        ["conjunction"] = static length => Rule("x" + Repeat(" and x", length)),
        ["disjunction with mistakes"] = static length => Rule("x" + Repeat(" or or", length)),
        ["negations"] = static length => Rule(Repeat("not ", length) + "x"),
        ["windows"] = static length => Rule("x" + Repeat(" for 2 days", length)),
        ["unknown signs"] = static length => Rule("x" + Repeat(" and xx", length)),
        ["semicolons"] = static length => Repeat("; ", length),
        ["quotation marks"] = static length => new string('\'', length),
        ["unclosed text"] = static length => "\"" + new string('x', length),
        ["many unclosed texts"] = static length => Repeat("\"\n", length),
        ["nul"] = static length => new string('\0', length),
        ["bidi marks in a comment"] = static length => "// " + Repeat("\u202E ", length),
        ["one long word"] = static length => Head + "exercise " + new string('a', length) + " {\n",
        ["one long number"] = static length => Rule("pain daily > " + new string('9', length)),
        ["line ends"] = static length => Head + new string('\n', length),
        ["comment"] = static length => Head + "//" + new string('x', length),
        ["words of a broken line"] = static length => Head + "exercise a {\n  step " + Repeat("x ", length),
        ["broken statements in one line"] = static length => Head + "exercise a { " + Repeat("step 1 ", length),
        ["numbers in a dosage"] = static length => Head + "exercise a { dosage " + Repeat("1 reps ", length),
        ["declarations of one name"] = static length => Head + Repeat("exercise a { kind run }\n", length),
        ["different names"] = static length => Head + string.Concat(Enumerable.Range(0, length / 30).Select(static i => $"exercise a{i} {{ kind runn }}\n")),
        ["unknown names"] = static length => Head + "phase b {\n" + string.Concat(Enumerable.Range(0, length / 10).Select(static i => $"do x{i}\n")) + "}\n",
        ["tracks"] = static length => Head + "phase b {\n" + string.Concat(Enumerable.Range(0, length / 12).Select(static i => $"track t{i} {{}}\n")) + "}\n",
        ["stages"] = static length => Head + "phase b {\n" + string.Concat(Enumerable.Range(0, length / 12).Select(static i => $"stage t{i} {{}}\n")) + "}\n",
        ["rules about work"] = static length => Head + "safety assumed \"x\" {\n" + string.Concat(Enumerable.Range(0, length / 100).Select(
            static i => $"refer when run done and pain daily > {i % 9}.{i % 999}\nrefer when x and pain daily > {i % 9}.{i % 999}\n")) + "}\n",
        ["sets of exercises"] = static length => Head + "exercise e { kind run }\nphase b assumed \"x\" {\n starting week 2 when not x\n do e" + Repeat(", e", length / 2)
            + "\n}\nsafety assumed \"x\" {\n" + Repeat("hold when not every exercise of b done pain-free\n", length / 2) + "}\n",
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_small_stack_is_enough(string name) => OnSmallStack(() => Assert.Null(Tree.Fault(Makers[name](100_000))));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Cost_grows_with_the_length_alone(string name)
    {
        var (small, large) = (Makers[name](20_000), Makers[name](200_000));
        Cost(small);
        var (one, ten) = (Cost(small) / small.Length, Cost(large) / large.Length);

        Assert.True(ten <= (2 * one) + 200, $"{one} bytes per character at {small.Length}, {ten} at {large.Length}");
    }

    [Fact]
    public void Ten_thousand_brackets_give_one_finding_at_the_first_too_many()
    {
        var findings = Findings(Rule(new string('(', 10_000)));

        var finding = Assert.Single(findings);
        Assert.Same(DiagnosticCatalogue.NestedTooDeep, finding.Info);

        // The brace of the block is the first bracket.
        Assert.Equal(Lexer.MaximumNesting, finding.Start.Column - "hold when ".Length);
    }

    [Fact]
    public void The_deepest_nesting_allowed_is_read()
    {
        var deepest = Lexer.MaximumNesting - 1;

        Assert.Empty(Findings(Rule(new string('(', deepest) + "x" + new string(')', deepest))));
    }

    [Fact]
    public void A_megabyte_of_parentheses_gives_one_finding() => OnSmallStack(static () => Assert.Single(Findings(Rule(new string('(', 1_000_000)))));

    [Fact]
    public void A_conjunction_of_a_hundred_thousand_is_read() => OnSmallStack(static () => Assert.Empty(Findings(Rule("x" + Repeat(" and x", 600_000)))));

    [Fact]
    public void A_text_of_exactly_four_megabytes_is_read_and_one_byte_more_is_not()
    {
        var largest = Head + "safety assumed \"x\" { hold when x }\n" + new string(' ', (4 * 1024 * 1024) - Head.Length - 35);

        Assert.Equal(4 * 1024 * 1024, largest.Length);
        Assert.Empty(Findings(largest));
        var finding = Assert.Single(Findings(largest + " "));
        Assert.Equal("the text has 4194305 bytes; at most 4194304 are read", finding.Message);
    }

    [Fact]
    public void Size_is_counted_in_bytes() => Assert.Same(
        DiagnosticCatalogue.FileTooLarge, Assert.Single(Findings("//" + new string('é', 2 * 1024 * 1024))).Info);

    [Fact]
    public void Of_very_many_findings_a_thousand_are_shown_and_the_rest_counted()
    {
        var findings = Findings(Repeat("; ", 100_000));

        Assert.Equal(DiagnosticBag.Limit + 1, findings.Length);
        Assert.Same(DiagnosticCatalogue.TooManyDiagnostics, findings[^1].Info);

        // One finding per semicolon, and the missing protocol block.
        Assert.Equal($"{50_000 + 1 - DiagnosticBag.Limit} further findings are not shown", findings[^1].Message);
    }

    [Fact]
    public void A_cancelled_reading_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => Protocol.Parse(Head, cancellation: source.Token));
    }

    private static ProtocolDiagnostic[] Findings(string text) => [.. FrontEnd.Read(text, "", ParseLimits.Default, default).Diagnostics];

    private static string Rule(string condition) => Head + "safety assumed \"x\" {\nhold when " + condition + "\n}\n";

    private static string Repeat(string piece, int length) => new StringBuilder(length).Insert(0, piece, length / piece.Length).ToString();

    private static long Cost(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        FrontEnd.Read(text, "", ParseLimits.Default, default);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void OnSmallStack(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            256 * 1024);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }
}
