using System;

namespace Itb.Protocols.Tests.Differential;

/// <summary>
/// Text of random conditions over the names of <see cref="RandomProtocol"/>. Facts are drawn with the side they may stand on, so that
/// most of what comes out is a condition the checks let through.
/// </summary>
internal sealed class RandomConditions(Random random)
{
    public string Permit() => Condition(wantsBetter: true, depth: random.Next(3));

    public string Protect() => Condition(wantsBetter: false, depth: random.Next(3));

    private string Condition(bool wantsBetter, int depth)
    {
        if (depth == 0) return Timed(Fact(wantsBetter), isFact: true);
        return random.Next(6) switch
        {
            0 or 1 => $"{Condition(wantsBetter, depth - 1)} {(wantsBetter ? "and" : "or")} {Condition(wantsBetter, depth - 1)}",
            2 => $"({Condition(wantsBetter, depth - 1)}) {(wantsBetter ? "or" : "and")} ({Condition(wantsBetter, depth - 1)})",
            3 => $"not ({Condition(!wantsBetter, depth - 1)})",
            4 => Timed($"({Condition(wantsBetter, depth - 1)})", isFact: false),
            _ => Timed(Fact(wantsBetter), isFact: true),
        };
    }

    private string Fact(bool isBetter) => random.Next(4) == 0 ? Neutral() : isBetter ? Better() : Worse();

    private string Better() => random.Next(12) switch
    {
        0 or 1 => $"pain daily <= {random.Next(4)}",
        2 => "pain daily = 0",
        3 => $"pain daily < {random.Next(1, 4)}",
        4 => $"pain run <= {random.Next(3)}",
        5 => $"hop >= {random.Next(78, 83)} %",
        6 => $"after-run <= {Number(0, 5)} hours",
        7 => $"pain {Pick("daily", "run", "daily")} improved by {random.Next(1, 4)}",
        8 => $"every {Pick("run", "strength", "run")} pain-free",
        9 => $"{Pick("bridge", "clamshell", "roll")} done pain-free",
        10 => $"every exercise of {Pick("strengthen", "return")} done pain-free",
        _ => $"pain loaded <= {random.Next(3)}",
    };

    private string Worse() => random.Next(13) switch
    {
        0 or 1 => $"pain daily >= {random.Next(1, 6)}",
        2 => $"pain daily <> 0",
        3 => $"pain run > {random.Next(3)}",
        4 => $"pain {Pick("run", "run", "loaded", "daily")} worsening",
        5 => $"pain {Pick("daily", "daily", "run")} unreported",
        6 or 7 => Pick("swelling", "warmth"),
        8 => "swelling unreported",
        9 => $"hop < {random.Next(78, 83)} %",
        10 => "hop unreported",
        11 => $"after-run > {Number(0, 5)} hours",
        _ => $"pain loaded >= {random.Next(1, 4)}",
    };

    private string Neutral() => random.Next(11) switch
    {
        0 => $"week {Pick(">=", "<=", ">", "<")} {random.Next(1, 9)}",
        1 => $"day {Pick(">=", "<=", ">", "<")} {random.Next(1, 60)}",
        2 => $"{Pick("week", "day")} of {Pick("return", "strengthen", "calm")} {Pick(">=", "<=")} {random.Next(1, 6)}",
        3 => "keen",
        4 => $"{Pick("calm", "strengthen", "return")} {Pick("finished", "active")}",
        9 => Pick("surgery", "first-run"),
        10 => $"{Pick("week", "day")} of {Pick("surgery", "first-run")} {Pick(">=", "<=")} {random.Next(1, 9)}",
        5 or 6 => $"{Pick("run", "strength", "release")} done",
        _ => $"{Pick("bridge", "clamshell", "roll")} done",
    };

    private string Timed(string fact, bool isFact)
    {
        if (isFact && fact.StartsWith("every", StringComparison.Ordinal) && !fact.Contains("exercise", StringComparison.Ordinal)) return fact;
        var times = random.Next(10) switch { < 5 => 0, < 9 => 1, _ => 2 };
        for (; times > 0; times--)
        {
            var days = random.Next(1, 8);
            fact += random.Next(4) switch
            {
                0 or 1 => $" for {Days(days)}",
                2 => $" within {Days(days)}",
                _ => $" on at least {Days(random.Next(1, days + 1))} within {Days(days)}",
            };
        }

        return fact;
    }

    private static string Days(int days) => days == 7 ? "1 week" : days == 1 ? "1 day" : $"{days} days";

    private string Number(int low, int high) => (random.Next(low * 2, high * 2) / 2m).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Pick(params string[] words) => words[random.Next(words.Length)];
}
