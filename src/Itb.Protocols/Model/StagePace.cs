namespace Itb.Protocols;

/// <summary>An upper bound on how fast a ladder is climbed: <c>at most 2 stages within 7 days</c>.</summary>
public sealed class StagePace
{
    internal StagePace(int stages, int days)
    {
        Stages = stages;
        Days = days;
    }

    /// <value>The most moves up, from 1.</value>
    public int Stages { get; }

    /// <value>Within how many days, the day of the move included; 1 to 62.</value>
    public int Days { get; }

    /// <summary>As written.</summary>
    public override string ToString() => System.FormattableString.Invariant($"at most {Stages} {(Stages == 1 ? "stage" : "stages")} within {Days} {(Days == 1 ? "day" : "days")}");
}
