namespace Itb.Protocols;

/// <summary>What a stay in a stage is counted in.</summary>
public enum StayUnit
{
    /// <summary>Weeks of the ladder's grid.</summary>
    Weeks,

    /// <summary>Days, counted from entry or from the last failure.</summary>
    Days,

    /// <summary>Days with a session of the stage, counted from entry or from the last failure.</summary>
    Sessions,
}
