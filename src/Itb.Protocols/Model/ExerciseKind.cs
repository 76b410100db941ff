namespace Itb.Protocols;

/// <summary>What sort of thing an exercise is. The order is the order in which a day's plan lists them.</summary>
public enum ExerciseKind
{
    /// <summary>A test or a look at movement.</summary>
    Assessment,

    /// <summary>Foam rolling and other pressure on tissue.</summary>
    Release,

    /// <summary>Moving a joint through its range.</summary>
    Mobility,

    /// <summary>Holding a muscle long.</summary>
    Stretch,

    /// <summary>Work against load.</summary>
    Strength,

    /// <summary>Keeping the body steady.</summary>
    Balance,

    /// <summary>Endurance work other than running.</summary>
    Cardio,

    /// <summary>Running.</summary>
    Run,

    /// <summary>Ice, heat and the like.</summary>
    Modality,
}
