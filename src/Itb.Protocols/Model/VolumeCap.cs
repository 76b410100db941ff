namespace Itb.Protocols;

/// <summary>How fast weekly running volume may grow, from a stage on.</summary>
public sealed class VolumeCap
{
    internal VolumeCap(decimal percent, Stage startingStage, QuantityRange? restart, int repeatWeeks, Provenance? provenance, int line)
    {
        Percent = percent;
        StartingStage = startingStage;
        Restart = restart;
        RepeatWeeks = repeatWeeks;
        Provenance = provenance;
        Line = line;
    }

    /// <value>Growth per week at most, in per cent.</value>
    public decimal Percent { get; }

    /// <value>The first stage it holds for; once reached it holds for good.</value>
    public Stage StartingStage { get; }

    /// <value>The weekly volume to come back with after weeks without running; null when the protocol gives none.</value>
    public QuantityRange? Restart { get; }

    /// <value>How many weeks back the best credited week may be repeated without growth; 0 when it may not.</value>
    public int RepeatWeeks { get; }

    /// <value>Where it comes from.</value>
    public Provenance? Provenance { get; }

    /// <value>The line of the text, from 1.</value>
    public int Line { get; }

    /// <summary><c>grows at most 10 % per week from stage fourth</c>.</summary>
    public override string ToString() =>
        System.FormattableString.Invariant($"running grows at most {Percent:0.####} % per week starting {StartingStage.Name}");
}
