using System.Globalization;
using Itb.Protocols.Benchmarks.Reference;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>
/// A sample of the mutants that benchmarks run by the million: nothing throws, the tree prints as the text, a text without mistakes of syntax is
/// what the parser written by hand takes too, and formatting what was formatted changes nothing.
/// </summary>
public class MutantTests
{
    private static readonly Mutants All = Mutants.Of(Repository.Root);

    /// <summary>How many in each of the four parts; ITB_MUTANTS asks for more.</summary>
    private static readonly int Count =
        int.TryParse(System.Environment.GetEnvironmentVariable("ITB_MUTANTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked / 4 : 750;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_mutant_is_read_or_refused_like_any_text(int part)
    {
        for (long number = part; number < 4L * Count; number += 4)
        {
            var text = All[number];
            if (MutantCheck.Fault(text) is { } fault) Assert.Fail($"{number}: {fault}\n\nin\n\n{text}");
        }
    }

    [Theory]
    [InlineData("phase b {\n  do a 3 sets,\n  hold when x\n}\n")]
    [InlineData("phase b {\n  do a,\n  hold when x\n}\n")]
    [InlineData("phase b {\n  stage c {\n    regress\n    hold when x\n  }\n}\n")]
    public void A_statement_that_breaks_off_before_another_is_no_trap(string text) => Assert.Null(MutantCheck.Fault(text));
}
