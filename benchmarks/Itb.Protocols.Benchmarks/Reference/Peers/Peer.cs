namespace Itb.Protocols.Benchmarks.Reference.Peers;

/// <summary>
/// knee.protocol with another engine where the decisions are made. Counters, clocks, pain, and what follows from a decision (days, gates that begin anew,
/// the ladder's volumes) are the hand-written ones; which rule wins, which phase moves where and whether a stage is left is the peer's to say.
/// </summary>
internal abstract class Peer
{
    /// <summary>The one evening there is, filled anew for every athlete and day: the peers keep nothing per athlete.</summary>
    protected Evening Evening { get; } = new();

    public void Step(ref HandState state, in HandDay day, ref HandDecision decision)
    {
        HandEngine.Open(ref state, in day, ref decision, Evening);
        Decide();
        HandEngine.Close(ref state, ref decision, Evening);
    }

    protected abstract void Decide();
}
