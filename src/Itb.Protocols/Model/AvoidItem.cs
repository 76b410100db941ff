using System;

namespace Itb.Protocols;

/// <summary>Something not to do while it is listed.</summary>
public sealed class AvoidItem
{
    internal AvoidItem(string text, int? untilDay, Phase? clock, CourseEvent? clockEvent, QuantityRange? within, string? @event, Provenance? provenance)
    {
        Text = text;
        UntilDay = untilDay;
        Clock = clock;
        ClockEvent = clockEvent;
        Within = within;
        Event = @event;
        Provenance = provenance;
    }

    /// <value>What to avoid.</value>
    public string Text { get; }

    /// <value>The first day on which it no longer applies, from 1; null while its block lasts. <c>until week 8</c> is day 50.</value>
    public int? UntilDay { get; }

    /// <value>The phase whose days count; null for the course's own days, or those of an event.</value>
    public Phase? Clock { get; }

    /// <value>The event whose days count, or null.</value>
    public CourseEvent? ClockEvent { get; }

    /// <value>How long after the event it applies.</value>
    public QuantityRange? Within { get; }

    /// <value>The event <see cref="Within"/> counts from.</value>
    public string? Event { get; }

    /// <value>Where it comes from.</value>
    public Provenance? Provenance { get; }

    /// <summary>The text with its limit: <c>Hills, until week 8 of Return to running</c>.</summary>
    public override string ToString()
    {
        var until = UntilDay is not { } day ? "" : (day - 1) % 7 == 0 ? FormattableString.Invariant($", until week {((day - 1) / 7) + 1}") : FormattableString.Invariant($", until day {day}");
        var clock = UntilDay is null || (Clock is null && ClockEvent is null) ? "" : $" of {Clock?.Title ?? ClockEvent!.Title}";
        var within = Within is not { } time ? "" : $", within {time}{(Event is null ? "" : $" after {Event}")}";
        return Text + until + clock + within;
    }
}
