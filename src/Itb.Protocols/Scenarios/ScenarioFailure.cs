namespace Itb.Protocols;

/// <summary>An expectation that was not met, on the first of its days on which it was not.</summary>
public sealed class ScenarioFailure
{
    internal ScenarioFailure(int line, int day, string expected, string found, DayReport report)
    {
        Line = line;
        Day = day;
        Expected = expected;
        Found = found;
        Report = report;
    }

    /// <value>The line of the expectation, from 1.</value>
    public int Line { get; }

    /// <value>The first day, from 1, on which it was not met.</value>
    public int Day { get; }

    /// <value>What was expected, in the words of the text.</value>
    public string Expected { get; }

    /// <value>What came instead.</value>
    public string Found { get; }

    /// <value>
    /// Why: reasons, changes and what is missing. Of the day itself for what is decided in its evening; of the evening before for what is
    /// planned for the day (of day 1 for the plan of day 1).
    /// </value>
    public DayReport Report { get; }

    /// <summary>Line, day, and what was expected and found.</summary>
    public override string ToString() => System.FormattableString.Invariant($"line {Line}: day {Day}: expected {Expected}, found {Found}");
}
