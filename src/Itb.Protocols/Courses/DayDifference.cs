using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols;

/// <summary>A day that two courses decide differently, or that only one of them has.</summary>
public sealed class DayDifference
{
    internal DayDifference(DateOnly date, CourseDay? one, CourseDay? other)
    {
        Date = date;
        One = one;
        Other = other;
        var (left, right) = (ChangesOf(one), ChangesOf(other));
        OnlyOne = [.. left.Except(right)];
        OnlyOther = [.. right.Except(left)];
    }

    /// <value>The date.</value>
    public DateOnly Date { get; }

    /// <value>The day as it is; null if that course has not got it.</value>
    public CourseDay? One { get; }

    /// <value>The day as it would be; null if that course has not got it.</value>
    public CourseDay? Other { get; }

    /// <value>What only the day as it is changes, in words.</value>
    public IReadOnlyList<string> OnlyOne { get; }

    /// <value>What only the day as it would be changes, in words.</value>
    public IReadOnlyList<string> OnlyOther { get; }

    internal bool IsSame => One is not null && Other is not null && One.Report.Kind == Other.Report.Kind && OnlyOne.Count == 0 && OnlyOther.Count == 0;

    /// <summary>Date and both decisions.</summary>
    public override string ToString() => FormattableString.Invariant($"{Date:yyyy-MM-dd}: {Said(One)} → {Said(Other)}");

    private static string Said(CourseDay? day) => day?.Report.Kind.ToString().ToLowerInvariant() ?? "not read";

    private static List<string> ChangesOf(CourseDay? day) => day is null ? [] : [.. day.Report.Changes.Select(static change => change.ToString())];
}
