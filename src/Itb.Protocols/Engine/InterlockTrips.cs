using System;

namespace Itb.Protocols;

/// <summary>Which invariant the interlock had to enforce.</summary>
[Flags]
public enum InterlockTrips
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>K1 and K4: a progression in pain, or with pain unreported.</summary>
    PainOrUnknown = 1,

    /// <summary>K2: a weekly allowance above the cap.</summary>
    Volume = 2,

    /// <summary>K3: a reported red flag without an open referral, or a progression under one.</summary>
    Referral = 4,
}
