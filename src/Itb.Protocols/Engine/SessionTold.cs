using System.Collections.Generic;

namespace Itb.Protocols.Engine;

/// <summary>What was told of one session or run, side by side.</summary>
internal readonly struct SessionTold(
    BodySide? side, decimal? pain, bool? isWorsening, IReadOnlyDictionary<PainContext, decimal>? painByContext, SideReport? left, SideReport? right)
{
    /// <summary>The side it was done on; null when not told.</summary>
    public BodySide? Side => side;

    /// <summary>Pain in a context told without a side, or of the session's own.</summary>
    public decimal? PainIn(PainContext context) => painByContext is not null && painByContext.TryGetValue(context, out var own) ? own : pain;

    public bool? IsWorsening => isWorsening;

    public SideReport? Left => left;

    public SideReport? Right => right;
}
