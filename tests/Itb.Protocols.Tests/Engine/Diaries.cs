using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Itb.Protocols.Tests.Engine;

/// <summary>
/// Random diaries. Most days are good and come in streaks, for a ladder is climbed by weeks without a fault; what goes wrong in between
/// is drawn from every kind of trouble the rules know.
/// </summary>
internal static class Diaries
{
    private static readonly decimal?[] Pains = [0, 0, 1, 2, 2.5m, 3, 5, 7, 8, 10, null];

    public static Arbitrary<DiaryDay[]> Any { get; } = Arbitrary(static random => Make(random, clearances: true));

    public static Arbitrary<DiaryDay[]> WithoutClearances { get; } = Arbitrary(static random => Make(random, clearances: false));

    /// <summary>A diary with a number that picks what is done to it.</summary>
    public static Arbitrary<(DiaryDay[] Days, int Pick)> Picked(Arbitrary<DiaryDay[]> diaries) => Arb.From(
        from days in diaries.Generator from pick in Gen.Choose(0, int.MaxValue - 1) select (days, pick),
        pair => Shrink(pair.days).Select(days => (days, pair.pick)));

    /// <summary>Fewer days first, from the end; then duller ones.</summary>
    public static IEnumerable<DiaryDay[]> Shrink(DiaryDay[] days)
    {
        for (var keep = days.Length / 2; keep > 0 && keep < days.Length; keep = (keep + days.Length + 1) / 2) yield return days[..keep];
        for (var size = days.Length / 2; size >= 1; size /= 2)
        {
            for (var i = 0; i + size <= days.Length; i += size) yield return [.. days[..i], .. days[(i + size)..]];
        }

        for (var size = days.Length; size >= 1; size /= 2)
        {
            for (var i = 0; i + size <= days.Length; i += size)
            {
                if (days.Skip(i).Take(size).All(static day => day == DiaryDay.Dull)) continue;
                yield return [.. days[..i], .. Enumerable.Repeat(DiaryDay.Dull, size), .. days[(i + size)..]];
            }
        }

        for (var i = 0; i < days.Length; i++)
        {
            foreach (var day in Duller(days[i])) yield return [.. days[..i], day, .. days[(i + 1)..]];
        }
    }

    public static DiaryDay[] Make(Random random, bool clearances)
    {
        var days = new DiaryDay[random.Next(60, 251)];
        var troubleEvery = random.Next(4) == 0 ? 60 : 16;
        var chronic = random.Next(8) == 0 ? (decimal?)random.Next(1, 4) : null;
        var start = random.Next(2) == 0 ? random.Next(1, 12) : 0;
        var minutes = random.Next(8, 45);
        var goodLeft = random.Next(5, troubleEvery * 2);
        var troubleLeft = 0;
        var trouble = 0;
        var flagged = false;
        for (var i = 0; i < days.Length; i++)
        {
            var day = DiaryDay.Good(run: i % 2 == 0, strength: i % 2 == 1 || random.Next(9) == 0, minutes);
            if (i < start) day = day with { Rest = 1, Daily = 2 + (i % 3), Runs = [] };
            else if (chronic is { } level) day = day with { Daily = level, Sessions = level == 3 ? [] : day.Sessions };
            if (goodLeft-- <= 0 && troubleLeft == 0)
            {
                trouble = random.Next(8);
                troubleLeft = trouble == 0 ? random.Next(1, 21) : random.Next(1, 4);
            }

            if (troubleLeft > 0)
            {
                day = trouble == 0 ? DiaryDay.Unlogged : Spoil(random, day, trouble);
                if (--troubleLeft == 0) goodLeft = random.Next(troubleEvery / 2, troubleEvery * 2);
            }

            flagged |= day.HasRedFlag || day.Signs.Take(DiaryDay.SignCount - 1).Contains(true);
            if (clearances && random.Next(flagged ? 8 : 200) == 0)
            {
                int[] accepts = random.Next(2) == 0 ? [] : [random.Next(DiaryDay.SignCount)];
                day = day with { Accepts = accepts };
                foreach (var sign in accepts) day = random.Next(2) == 0 ? day.WithSign(sign, true) : day;
                flagged = false;
            }

            // Weeks grow a little, as a keen athlete would have it.
            if (i % 7 == 0 && random.Next(3) == 0) minutes = Math.Min(minutes + random.Next(0, 6), 90);
            days[i] = day;
        }

        return days;
    }

    private static Arbitrary<DiaryDay[]> Arbitrary(Func<Random, DiaryDay[]> make) =>
        Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(seed => make(new Random(seed))), Shrink);

    private static DiaryDay Spoil(Random random, DiaryDay day, int trouble)
    {
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            day = (trouble + random.Next(2)) switch
            {
                1 => day with { Rest = Pick(random) },
                2 => day with { Daily = Pick(random) },
                3 => day.WithSign(random.Next(DiaryDay.SignCount), random.Next(4) == 0 ? true : null),
                4 or 5 => day with { Runs = RunsOf(random) },
                6 => day with { Sessions = SessionsOf(random) },
                7 => day with { Runs = random.Next(2) == 0 ? null : [], Sessions = random.Next(2) == 0 ? null : [] },
                _ => random.Next(3) == 0 ? DiaryDay.Unlogged : day with { Daily = null, Rest = null },
            };
        }

        return day;
    }

    private static List<DiaryRun>? RunsOf(Random random) => random.Next(6) == 0 ? null : Enumerable.Range(0, random.Next(1, 3)).Select(_ => new DiaryRun(
        random.Next(4) == 0 ? null : random.Next(0, 80),
        random.Next(2) == 0 ? 0 : Pick(random),
        random.Next(4) switch { 0 => true, 1 => null, _ => false },
        random.Next(4) switch { 0 => null, 1 => 2.5m, 2 => 2, _ => 0 })).ToList();

    private static List<DiarySession>? SessionsOf(Random random) => random.Next(6) == 0 ? null : Enumerable.Range(0, random.Next(1, 3)).Select(_ => new DiarySession(
        random.Next(1, DiarySession.AllSix + 1), random.Next(2) == 0 ? 0 : Pick(random), random.Next(4) == 0 ? null : false)).ToList();

    private static decimal? Pick(Random random) => Pains[random.Next(Pains.Length)];

    private static IEnumerable<DiaryDay> Duller(DiaryDay day)
    {
        if (day == DiaryDay.Dull) yield break;
        yield return DiaryDay.Unlogged;
        if (day.Accepts is not null) yield return day with { Accepts = null };
        if (day.Rest != 0) yield return day with { Rest = 0 };
        if (day.Daily != 0) yield return day with { Daily = 0 };
        for (var i = 0; i < DiaryDay.SignCount; i++)
        {
            if (day.Signs[i] != false) yield return day.WithSign(i, false);
        }

        if (day.Runs is not [{ Minutes: 12, Pain: 0, Worsening: false, AfterHours: 0 }]) yield return day with { Runs = DiaryDay.Dull.Runs };
        if (day.Runs is { Count: > 1 } runs) yield return day with { Runs = [runs[0]] };
        if (day.Sessions is not [{ Exercises: DiarySession.AllSix, Pain: 0, Worsening: false }]) yield return day with { Sessions = DiaryDay.Dull.Sessions };
    }
}
