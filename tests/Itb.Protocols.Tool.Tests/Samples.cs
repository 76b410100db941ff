namespace Itb.Protocols.Tool.Tests;

/// <summary>Small protocols.</summary>
internal static class Samples
{
    public const string Clean = """
        language 1
        protocol demo "Demo" {
          version 1.0.0
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          sign swelling "Swelling"
        }
        exercise bridge "Bridge" assumed "an example" {
          kind strength
          dosage 3 sets of 15 reps
        }
        phase strengthen "Strengthen" assumed "an example" {
          in weeks 2..8 when pain daily <= 2 and not swelling
          do bridge 3 times per week, not on consecutive days
        }
        safety assumed "an example" {
          refer when swelling because "Needs a look."
        }

        """;

    /// <summary>Two misspelt names, one of them twice.</summary>
    public static string Broken { get; } = Clean.Replace("pain daily <= 2", "pain dayly <= 2").Replace("refer when swelling", "refer when sweling");

    /// <summary>A sign nothing reads: a warning.</summary>
    public static string Warned { get; } = Clean.Replace("sign swelling", "sign tender \"Tender\"\n  sign swelling");
}
