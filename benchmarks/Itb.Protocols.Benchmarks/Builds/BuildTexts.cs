using System.Globalization;
using System.Text;

namespace Itb.Protocols.Benchmarks.Builds;

/// <summary>A protocol of a given number of lines, with every kind of block in it.</summary>
internal static class BuildTexts
{
    private const string Head = """
        language 1
        protocol knee "Knee" {
          version 1.0.0
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          sign swelling "Swelling"
        }
        safety assumed "an example" {
          refer when swelling because "Needs a look."
          hold when pain daily > 4 because "Less load until it hurts less."
        }

        """;

    /// <summary>So many lines, give or take a block of thirteen; <paramref name="mark"/> makes two texts of a size differ.</summary>
    public static string Lines(int count, int mark = 0)
    {
        var text = new StringBuilder(Head);
        for (int lines = 14, number = 1; lines + 13 <= count; lines += 13, number++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""

                exercise bridge-{{number}} "Bridge {{number}}, {{mark}}" assumed "an example" {
                  kind strength
                  dosage 3 sets of 10..15 reps, hold 2 s
                  step "Lie on your back, knees bent, feet flat."
                  step "Press through the heels and lift the hips, then lower slowly."
                }
                phase part-{{number}} "Part {{number}}" assumed "an example" {
                  in weeks 2..8 when pain daily <= 2 for 3 days and not swelling
                  do bridge-{{number}} 3 times per week, not on consecutive days
                  hold when pain daily > 3 because "Wait."
                }

                """);
        }

        return text.ToString();
    }
}
