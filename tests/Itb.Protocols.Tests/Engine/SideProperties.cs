using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Itb.Protocols.Tests.Replays;
using Xunit;

namespace Itb.Protocols.Tests.Engine;

/// <summary>Left and right in random logs: neither is special, the order of entries does not matter, and saying less or worse never helps.</summary>
public class SideProperties
{
    private static readonly Protocol Text = SidedLog.Protocol(
        "pain daily = 0 and not swelling and clamshell done pain-free within 3 days",
        "refer when swelling suspend when pain daily >= 3 for 2 days hold when swelling unreported for 2 days hold when pain effort worsening");

    private static readonly DateOnly Start = new(2026, 1, 5);

    private static readonly Gen<Told> ToldGen =
        from daily in Gen.Frequency((6, Gen.Constant((int?)0)), (1, Gen.Elements(1, 3).Select(static value => (int?)value)), (1, Gen.Constant((int?)null)))
        from swelling in Gen.Frequency((14, Gen.Constant((bool?)false)), (1, Gen.Constant((bool?)true)), (2, Gen.Constant((bool?)null)))
        from effort in Gen.Frequency((6, Gen.Constant((int?)0)), (1, Gen.Constant((int?)2)), (1, Gen.Constant((int?)null)))
        select new Told(daily, swelling, effort);

    private static readonly Gen<SidedDay> DayGen =
        from unsided in Gen.Frequency((4, Gen.Constant(Told.Nothing)), (1, ToldGen))
        from left in Gen.Frequency((5, ToldGen), (1, Gen.Constant(Told.Nothing)))
        from right in Gen.Frequency((5, ToldGen), (1, Gen.Constant(Told.Nothing)))
        from worked in Gen.Elements(true, false)
        from side in Gen.Elements<BodySide?>(null, null, BodySide.Left, BodySide.Right, BodySide.Both)
        select new SidedDay(unsided, left, right, worked, side);

    private static readonly Arbitrary<Case> Cases = Arb.From(
        from days in DayGen.ArrayOf(8)
        from side in Gen.Elements<BodySide?>(null, BodySide.Left, BodySide.Right, BodySide.Both)
        from day in Gen.Choose(0, 7)
        from seed in Gen.Choose(0, 1_000_000)
        select new Case(days, side, day, seed));

    [Fact]
    public void Left_and_right_can_be_exchanged() => Pbt.Check(
        Cases, static one =>
        {
            var (course, mirrored) = (Replay(one.Side, Entries(one.Days)), Replay(Mirror(one.Side), Entries([.. one.Days.Select(Mirror)])));
            return course.Days.Zip(mirrored.Days).All(static pair => pair.First.After.Equals(pair.Second.After) && pair.First.Report.Kind == pair.Second.Report.Kind
                && pair.First.Report.Reasons.Select(static reason => Swapped(reason.Detail)).SequenceEqual(pair.Second.Report.Reasons.Select(static reason => reason.Detail)));
        },
        Show, max: 400);

    [Fact]
    public void K5_entries_of_sides_may_come_in_any_order() => Pbt.Check(
        Cases, static one =>
        {
            var parts = one.Days.SelectMany((day, i) => new[] { day with { Left = Told.Nothing, Right = Told.Nothing }, day with { Unsided = Told.Nothing, Right = Told.Nothing }, day with { Unsided = Told.Nothing, Left = Told.Nothing } }
                .Select(part => (Day: i, Part: part))).ToArray();
            var random = new Random(one.Seed);
            var some = parts.Select((part, line) => Entry(part.Day, part.Part, line + 2)).ToList();
            var order = Enumerable.Range(0, parts.Length).ToArray();
            random.Shuffle(order);
            var other = parts.Select((part, i) => Entry(part.Day, part.Part, order[i] + 2)).ToList();
            return Replay(one.Side, some).Days.Zip(Replay(one.Side, other).Days).All(static pair => pair.First.After.Equals(pair.Second.After));
        },
        Show, max: 300);

    [Fact]
    public void K6_a_side_made_worse_or_left_out_is_never_better() => Pbt.Check(
        Cases, static one =>
        {
            var course = Replay(one.Side, Entries(one.Days));
            foreach (var worse in Worse(one.Days[one.Day]))
            {
                var days = one.Days.ToArray();
                days[one.Day] = worse;
                var other = Replay(one.Side, Entries(days));
                if (other.Days[one.Day].Report.Kind < course.Days[one.Day].Report.Kind || FirstDay(other) < FirstDay(course)) return false;
            }

            return true;
        },
        Show, max: 300);

    [Fact]
    public void A_course_of_both_sides_opens_no_sooner_than_one_of_either() => Pbt.Check(
        Cases, static one =>
        {
            var both = FirstDay(Replay(BodySide.Both, Entries(one.Days)));
            return both >= FirstDay(Replay(BodySide.Left, Entries(one.Days))) && both >= FirstDay(Replay(BodySide.Right, Entries(one.Days)));
        },
        Show, max: 300);

    [Fact]
    public void The_properties_are_about_something()
    {
        var opened = DayGen.ArrayOf(8).Sample(400).Count(static days => FirstDay(Replay(BodySide.Both, Entries(days))) < 99);

        Assert.InRange(opened, 40, 390);
    }

    private static int FirstDay(Course course) => course.DayOf(ChangeKind.Started, "next") ?? 99;

    /// <summary>One thing worse: a harmless answer of a side left out or told without a side, or an answer made a bad one.</summary>
    private static IEnumerable<SidedDay> Worse(SidedDay day)
    {
        foreach (var (told, with) in new (Told, Func<Told, SidedDay>)[] { (day.Left, told => day with { Left = told }), (day.Right, told => day with { Right = told }), (day.Unsided, told => day with { Unsided = told }) })
        {
            if (told.Daily is { } daily) yield return with(told with { Daily = daily + 2 });
            if (told.Daily == 0) yield return with(told with { Daily = null });
            if (told.Swelling == false) yield return with(told with { Swelling = true });
            if (told.Swelling == false) yield return with(told with { Swelling = null });
            if (told.Effort is { } effort) yield return with(told with { Effort = effort + 2 });
            if (told.Effort == 0) yield return with(told with { Effort = null });
        }

        if (day.Side == BodySide.Both) yield return day with { Side = null };
    }

    private static BodySide? Mirror(BodySide? side) => side switch { BodySide.Left => BodySide.Right, BodySide.Right => BodySide.Left, _ => side };

    private static SidedDay Mirror(SidedDay day) => day with { Left = day.Right, Right = day.Left, Side = Mirror(day.Side) };

    private static string Swapped(string words) => words.Replace("left and right", "#").Replace("left", "@").Replace("right", "left").Replace("@", "right").Replace("#", "left and right");

    private static List<DayEntry> Entries(IReadOnlyList<SidedDay> days) => [.. days.Select(static (day, i) => Entry(i, day, i + 2))];

    private static DayEntry Entry(int index, SidedDay day, int line)
    {
        var effort = Text.PainContexts.Single(static context => context.Name == "effort");
        SideReport Of(Told told) => new() { Pain = told.Effort is { } value ? new Dictionary<PainContext, decimal> { [effort] = value } : [] };
        return new DayEntry
        {
            Date = Start.AddDays(index),
            Line = line,
            Pain = day.Unsided.Report.Pain,
            Signs = day.Unsided.Report.Signs,
            Left = day.Left.Report,
            Right = day.Right.Report,
            Runs = [],
            Sessions = !day.Worked ? [] : [new SessionEntry { Id = $"s{index}", Exercises = [Text.Exercises[0]], Side = day.Side, PainByContext = Of(day.Unsided).Pain, Left = Of(day.Left), Right = Of(day.Right) }],
        };
    }

    private static Course Replay(BodySide? side, List<DayEntry> entries)
    {
        var course = Course.Replay(Text, new DayLog(new Intake { Start = Start, Protocol = Text.Name, Side = side }, entries));
        Assert.All(course.Days, static day => Assert.Equal(InterlockTrips.None, day.Report.Trips));
        return course;
    }

    private static string Show(Case one) => $"{one.Side}, day {one.Day + 1}, seed {one.Seed}\n{string.Join('\n', one.Days.Select(static day => day.ToString()))}";

    private sealed record Told(int? Daily, bool? Swelling, int? Effort)
    {
        public static readonly Told Nothing = new(null, null, null);

        public SideReport Report => new()
        {
            Pain = Daily is { } daily ? new Dictionary<PainContext, decimal> { [Text.PainContexts[0]] = daily } : [],
            Signs = Swelling is { } swelling ? new Dictionary<Sign, bool> { [Text.Signs[0]] = swelling } : [],
        };
    }

    private sealed record SidedDay(Told Unsided, Told Left, Told Right, bool Worked, BodySide? Side);

    private sealed record Case(SidedDay[] Days, BodySide? Side, int Day, int Seed);
}
