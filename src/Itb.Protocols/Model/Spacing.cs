namespace Itb.Protocols;

/// <summary>Which days a repeated session may fall on.</summary>
public enum Spacing
{
    /// <summary>Any.</summary>
    Any,

    /// <summary>One day on, one day off: three or four sessions in a week.</summary>
    AlternateDays,

    /// <summary>Not on two days in a row.</summary>
    NotConsecutiveDays,

    /// <summary>Every so many days; <see cref="Dosage.EveryDays"/> says how many.</summary>
    EveryFewDays,
}
