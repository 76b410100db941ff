using System;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>Ten mistakes in the real protocol give ten findings, each at its own words, and nothing that merely follows from another.</summary>
public class TenMistakesTests
{
    private static readonly (string Right, string Wrong, string Id, string Underlined)[] Mistakes =
    [
        // A unit, in a declaration that five phases use; and on the very next line a misspelt keyword.
        ("dosage 3 sets of 15..20 reps per side, hold 2 s", "dosage 3 sets of 15..20 reps per side, hold 2 sec", "ITB2003", "sec"),
        ("step \"Lie on your side, hips and knees bent to about 45 degrees, feet stacked.\"",
            "stp \"Lie on your side, hips and knees bent to about 45 degrees, feet stacked.\"", "ITB1003", "stp"),

        // In the nested blocks of three stages: an unknown kind, a wrong word, a range upside down.
        ("advance after 1 week when every run pain-free from", "advance after 1 week when every runn pain-free from", "ITB2001", "runn"),
        ("do easy-run 20 min, on alternate days", "do easy-run 20 min, on alternat days", "ITB1003", "alternat"),
        ("do easy-run 20..30 min", "do easy-run 30..20 min", "ITB3001", "30..20"),

        ("do tfl-release, lateral-quad-roll, glute-roll", "do tfl-release, lateral-quad-rol, glute-roll", "ITB2001", "lateral-quad-rol"),
        ("in weeks 2..8 when pain rest <= 2", "in weeks 2..8 when pain rest >= 2", "ITB4001", "pain rest >= 2"),
        ("exercise figure-four \"Figure-4 stretch\" from hartwell \"Phase 4, 3. Figure-4 Stretch\" {", "exercise figure-four \"Figure-4 stretch\" {", "ITB5002", ""),
        ("  do clamshell, side-lying-abduction, glute-bridge, single-leg-bridge, band-walk, box-squat\n    3 times per week, not on consecutive days\n",
            "", "ITB4003", "every exercise of strengthen done pain-free within 7 days"),
        ("refer when instability", "refer when instabilty", "ITB2001", "instabilty"),
    ];

    [Fact]
    public void Ten_mistakes_give_exactly_ten_findings_at_the_right_words()
    {
        var text = BuiltInTexts.FourPhase;
        foreach (var (right, wrong, _, _) in Mistakes) text = Replace(text, right, wrong);

        Protocol.TryParse(text, out var protocol, out var diagnostics);

        Assert.Null(protocol);
        var expected = Mistakes.Select(mistake => (mistake.Id, Underlined: mistake.Underlined.Length > 0 ? mistake.Underlined : DoseOf(text, "figure-four"))).Order();
        Assert.Equal(expected, diagnostics.Select(static diagnostic => (diagnostic.Id, diagnostic.UnderlinedText)).Order());
    }

    [Fact]
    public void Each_mistake_alone_gives_exactly_its_own_finding()
    {
        foreach (var (right, wrong, id, _) in Mistakes)
        {
            var text = Replace(BuiltInTexts.FourPhase, right, wrong);
            Protocol.TryParse(text, out _, out var diagnostics);
            Assert.Equal([id], diagnostics.Select(static diagnostic => diagnostic.Id));
        }
    }

    private static string Replace(string text, string right, string wrong)
    {
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"the protocol no longer contains: {right}");
        return text[..at] + wrong + text[(at + right.Length)..];
    }

    private static string DoseOf(string text, string exercise)
    {
        var start = text.IndexOf("dosage ", text.IndexOf("exercise " + exercise, StringComparison.Ordinal), StringComparison.Ordinal) + "dosage ".Length;
        return text[start..text.IndexOf('\n', start)];
    }
}
