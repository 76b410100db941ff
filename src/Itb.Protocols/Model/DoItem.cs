using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>Exercises a phase, stage or track asks for.</summary>
public sealed class DoItem
{
    internal DoItem(IReadOnlyList<Exercise> exercises, bool isChoice, Dosage dosage, Provenance? provenance)
    {
        Exercises = exercises;
        IsChoice = isChoice;
        Dosage = dosage;
        Provenance = provenance;
    }

    /// <value>The exercises, in the order to do them.</value>
    public IReadOnlyList<Exercise> Exercises { get; }

    /// <value>Whether one of them is enough.</value>
    public bool IsChoice { get; }

    /// <value>What this place says of the dose; the exercise's own dosage fills the rest.</value>
    public Dosage Dosage { get; }

    /// <value>Where it comes from.</value>
    public Provenance? Provenance { get; }

    /// <summary>The whole dosage of one of the exercises here.</summary>
    /// <param name="exercise">One of <see cref="Exercises"/>.</param>
    public Dosage DosageOf(Exercise exercise) =>
        (exercise ?? throw new System.ArgumentNullException(nameof(exercise))).Dosage is { } own ? own.With(Dosage) : Dosage;
}
