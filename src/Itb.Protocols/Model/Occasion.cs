namespace Itb.Protocols;

/// <summary>When a pain context or measure applies.</summary>
public sealed class Occasion
{
    private Occasion(ExerciseKind? kind) => During = kind;

    /// <value>Every day.</value>
    public static Occasion EveryDay { get; } = new(null);

    /// <value>The kind of session it belongs to; null for every day.</value>
    public ExerciseKind? During { get; }

    internal static Occasion DuringSessions(ExerciseKind kind) => new(kind);

    /// <summary><c>every day</c> or <c>during run</c>.</summary>
    public override string ToString() => During is { } kind ? $"during {ExerciseKinds.NameOf(kind)}" : "every day";
}
