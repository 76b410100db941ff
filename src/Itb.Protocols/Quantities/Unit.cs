using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols;

/// <summary>A unit the language knows. Units are the same objects everywhere; compare them with <c>==</c>.</summary>
public sealed class Unit
{
    private Unit(string singular, string plural, Dimension dimension, decimal factor)
    {
        Singular = singular;
        Plural = plural;
        Dimension = dimension;
        Factor = factor;
    }

    /// <value>No unit: a plain number.</value>
    public static Unit None { get; } = new("", "", Dimension.None, 1);

    /// <value>Seconds.</value>
    public static Unit Second { get; } = new("s", "s", Dimension.Time, 1);

    /// <value>Minutes.</value>
    public static Unit Minute { get; } = new("min", "min", Dimension.Time, 60);

    /// <value>Hours.</value>
    public static Unit Hour { get; } = new("hour", "hours", Dimension.Time, 3600);

    /// <value>Calendar days.</value>
    public static Unit Day { get; } = new("day", "days", Dimension.Calendar, 1);

    /// <value>Weeks of seven calendar days.</value>
    public static Unit Week { get; } = new("week", "weeks", Dimension.Calendar, 7);

    /// <value>Repetitions.</value>
    public static Unit Repetition { get; } = new("rep", "reps", Dimension.Repetitions, 1);

    /// <value>Sets.</value>
    public static Unit Set { get; } = new("set", "sets", Dimension.Sets, 1);

    /// <value>Times, as in <c>3 times per week</c>.</value>
    public static Unit Times { get; } = new("time", "times", Dimension.Times, 1);

    /// <value>Steps.</value>
    public static Unit Step { get; } = new("step", "steps", Dimension.Steps, 1);

    /// <value>Metres.</value>
    public static Unit Metre { get; } = new("m", "m", Dimension.Distance, 1);

    /// <value>Kilometres.</value>
    public static Unit Kilometre { get; } = new("km", "km", Dimension.Distance, 1000);

    /// <value>International miles of exactly 1609.344 m.</value>
    public static Unit Mile { get; } = new("mi", "mi", Dimension.Distance, 1609.344m);

    /// <value>Centimetres.</value>
    public static Unit Centimetre { get; } = new("cm", "cm", Dimension.Distance, 0.01m);

    /// <value>Inches of exactly 25.4 mm.</value>
    public static Unit Inch { get; } = new("inch", "inches", Dimension.Distance, 0.0254m);

    /// <value>Feet of exactly 0.3048 m.</value>
    public static Unit Foot { get; } = new("ft", "ft", Dimension.Distance, 0.3048m);

    /// <value>Yards of exactly 0.9144 m.</value>
    public static Unit Yard { get; } = new("yd", "yd", Dimension.Distance, 0.9144m);

    /// <value>Kilograms.</value>
    public static Unit Kilogram { get; } = new("kg", "kg", Dimension.Mass, 1);

    /// <value>Pounds of exactly 0.45359237 kg.</value>
    public static Unit Pound { get; } = new("lb", "lb", Dimension.Mass, 0.45359237m);

    /// <value>Per cent.</value>
    public static Unit Percent { get; } = new("%", "%", Dimension.Percentage, 1);

    /// <value>Degrees of a joint's angle.</value>
    public static Unit Degree { get; } = new("°", "°", Dimension.Angle, 1);

    /// <value>Repetition maximum.</value>
    public static Unit RepetitionMaximum { get; } = new("RM", "RM", Dimension.RepetitionMaximum, 1);

    /// <value>Rating of perceived exertion.</value>
    public static Unit Exertion { get; } = new("RPE", "RPE", Dimension.Exertion, 1);

    /// <value>Sessions, as in <c>advance after 3 sessions</c>.</value>
    public static Unit Session { get; } = new("session", "sessions", Dimension.Sessions, 1);

    /// <value>Every unit that can be written.</value>
    public static IReadOnlyList<Unit> All { get; } =
    [
        Second, Minute, Hour, Day, Week, Repetition, Set, Times, Step, Metre, Kilometre, Mile, Centimetre, Inch, Foot, Yard, Kilogram, Pound, Percent, Degree,
        RepetitionMaximum, Exertion, Session,
    ];

    private static readonly Dictionary<string, Unit> Spellings = All
        .SelectMany(static unit => unit.Singular == unit.Plural ? [(unit.Singular, unit)] : new[] { (unit.Singular, unit), (unit.Plural, unit) })
        .Concat([("degrees", Degree)])
        .ToDictionary(static pair => pair.Item1, static pair => pair.Item2, StringComparer.Ordinal);

    /// <value>How one of it is written.</value>
    public string Singular { get; }

    /// <value>How several are written.</value>
    public string Plural { get; }

    /// <value>What it measures.</value>
    public Dimension Dimension { get; }

    /// <value>How many of the dimension's base unit (second, day, metre, kilogram) one of it is, exactly.</value>
    public decimal Factor { get; }

    /// <value>Every word that means a unit.</value>
    internal static IReadOnlyCollection<string> Words => Spellings.Keys;

    /// <summary>Finds a unit by the way it is written, in the singular or the plural.</summary>
    /// <param name="word">The word, such as <c>min</c> or <c>reps</c>.</param>
    /// <returns>The unit, or null if there is none of that name.</returns>
    public static Unit? Find(string word) => Spellings.TryGetValue(word ?? throw new ArgumentNullException(nameof(word)), out var unit) ? unit : null;

    /// <summary>The unit's plural.</summary>
    public override string ToString() => Plural;
}
