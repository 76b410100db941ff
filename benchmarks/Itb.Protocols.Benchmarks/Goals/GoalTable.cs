using System;
using System.Collections.Generic;

namespace Itb.Protocols.Benchmarks.Goals;

/// <summary>What was aimed at, what must hold, and what was measured.</summary>
internal sealed class GoalTable
{
    private readonly List<(string Id, string What, string Goal, string Floor, string Measured, string Verdict)> _rows = [];

    public bool Failed { get; private set; }

    public void AtMost(string id, string what, double measured, double goal, double floor) =>
        Add(id, what, "≤ " + Shown(goal), "≤ " + Shown(floor), measured, measured <= goal, measured <= floor);

    public void AtLeast(string id, string what, double measured, double goal, double floor) =>
        Add(id, what, "≥ " + Shown(goal), "≥ " + Shown(floor), measured, measured >= goal, measured >= floor);

    public void NotMeasured(string id, string what, string why) => _rows.Add((id, what, "", "", "", why));

    public void Print()
    {
        Console.WriteLine("| goal | what | aim | floor | measured | |");
        Console.WriteLine("| --- | --- | ---: | ---: | ---: | --- |");
        foreach (var (id, what, goal, floor, measured, verdict) in _rows) Console.WriteLine($"| {id} | {what} | {goal} | {floor} | {measured} | {verdict} |");
    }

    private void Add(string id, string what, string goal, string floor, double measured, bool isReached, bool holds)
    {
        Failed |= !holds;
        _rows.Add((id, what, goal, floor, Shown(measured), isReached ? "reached" : holds ? "holds" : "FAILS"));
    }

    private static string Shown(double value) => value == 0 ? "0" : value < 0.1 ? FormattableString.Invariant($"1/{1 / value:0}") : FormattableString.Invariant($"{value:0.##}");
}
