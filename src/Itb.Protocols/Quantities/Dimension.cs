namespace Itb.Protocols;

/// <summary>What a unit measures. Values of different dimensions are never compared or added.</summary>
public enum Dimension
{
    /// <summary>A plain number: pain on the 0–10 scale, a count.</summary>
    None,

    /// <summary>Repetitions of a movement.</summary>
    Repetitions,

    /// <summary>Sets of repetitions.</summary>
    Sets,

    /// <summary>How often something is done.</summary>
    Times,

    /// <summary>Steps walked.</summary>
    Steps,

    /// <summary>Time within a day: seconds, minutes, hours.</summary>
    Time,

    /// <summary>Whole days and weeks of the calendar.</summary>
    Calendar,

    /// <summary>Distance or length.</summary>
    Distance,

    /// <summary>Load.</summary>
    Mass,

    /// <summary>Parts of a hundred.</summary>
    Percentage,

    /// <summary>Angle of a joint.</summary>
    Angle,

    /// <summary>The most repetitions a load allows: 15 RM is the load that can be lifted 15 times.</summary>
    RepetitionMaximum,

    /// <summary>Perceived exertion, from 1 to 10.</summary>
    Exertion,

    /// <summary>Sessions of a stage.</summary>
    Sessions,
}
