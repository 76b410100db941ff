namespace Itb.Protocols.Tool;

/// <summary>What a new protocol starts with: one of each thing, small enough to read at once, and without a finding.</summary>
internal static class Starter
{
    public static string TextFor(string name) => $$"""
        language 1

        protocol {{name}} "{{name}}" {
          version 0.1.0
          disclaimer "Education, not medical advice. Ask a professional first."
          // source paper "Title" by "Author"    Then write `from paper "page 3"` in place of an assumption.
        }

        observe {
          pain daily "Pain in daily life" every day
          pain strength "Pain during the strength exercises" during strength
          sign swelling "Swelling"
        }

        exercise bridge "Glute bridge" assumed "a starting point" {
          kind strength
          dosage 3 sets of 10..15 reps, hold 2 s
          step "Lie on your back, knees bent, feet flat."
          step "Press through the heels and lift the hips, then lower slowly."
        }

        // A later start is a progression: it waits for its day and for its gate.
        phase strengthen "Strengthen" assumed "a starting point" {
          in weeks 2..8 when pain daily <= 2 for 3 days and not swelling
          do bridge 3 times per week, not on consecutive days
        }

        safety assumed "a starting point" {
          refer when swelling because "Swelling needs an examination in person."
          refer when pain daily >= 8 because "Pain this severe needs an examination in person."
          hold when pain strength > 2 because "Less load until the exercises hurt less."
        }

        """;
}
