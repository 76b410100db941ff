using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Tests.Differential;

/// <summary>
/// A small protocol from a space of texts: a calm phase, a strength phase, a ladder and an upkeep, each with windows, gates and rules of
/// many kinds. Null parts are left out.
/// </summary>
internal sealed record RandomProtocol
{
    public required string CalmWindow { get; init; }

    public required string StrengthenWindow { get; init; }

    public required string ReturnWindow { get; init; }

    public required string UpkeepWindow { get; init; }

    public string? CalmGate { get; init; }

    public string? StrengthenGate { get; init; }

    public string? ReturnGate { get; init; }

    public string? UpkeepGate { get; init; }

    /// <summary>What each stage asks for, and for how long and on what condition it is held.</summary>
    public required IReadOnlyList<(string Running, string Stay, string Advance)> Stages { get; init; }

    /// <summary>How strength work rises from week to week; null where it stays.</summary>
    public string? StrengthenRise { get; init; }

    /// <summary>What holds for every stage that has no advance of its own, which then are those with a stay in weeks.</summary>
    public string? ReturnAdvance { get; init; }

    public string? Cap { get; init; }

    public string? StrengthenFinish { get; init; }

    public string? ReturnFinish { get; init; }

    public bool HasActivation { get; init; }

    public IReadOnlyList<string> StrengthenRules { get; init; } = [];

    public IReadOnlyList<string> ReturnRules { get; init; } = [];

    public IReadOnlyList<string> SafetyRules { get; init; } = [];

    public static RandomProtocol Make(Random random)
    {
        var conditions = new RandomConditions(random);
        string? Gate() => random.Next(3) == 0 ? null : $"when {(random.Next(2) == 0 ? "pain daily <= 2" : conditions.Permit())}{Tolerating()}";
        string Tolerating() => random.Next(2) == 0 ? "" : $" tolerating pain {(random.Next(2) == 0 ? "run" : "loaded")} up to {random.Next(1, 4)}";
        string Pick(params string[] texts) => texts[random.Next(texts.Length)];
        List<string> Rules(int most) => [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => Rule(random, conditions))];
        var unit = random.Next(4) switch { 0 => "km", 1 => "mi", _ => "min" };
        var stages = Enumerable.Range(0, random.Next(2, 5)).Select(index => (Running(random, unit, index), Stay(random), $"when {(random.Next(2) == 0 ? "every run pain-free" : conditions.Permit())}{Tolerating()}")).ToList();
        return new RandomProtocol
        {
            CalmWindow = Pick("in weeks 1..2", "in days 1..5", "starting day 1", "in days 3..9"),
            CalmGate = random.Next(4) == 0 ? Gate() : null,
            StrengthenWindow = Pick("in weeks 2..4", "starting day 4", "in days 1..20", "starting after calm", "starting day 1", "starting day 3 of surgery", "in days 2..15 of surgery", "starting day 2 of first-run"),
            StrengthenGate = random.Next(2) == 0 ? Gate() : null,
            ReturnWindow = Pick("starting day 8", "starting week 2", "starting day 1", "starting after calm", "in days 5..60", "starting after strengthen", "starting week 2 of surgery", "starting day 4 of strengthen"),
            ReturnGate = Gate(),
            UpkeepWindow = Pick("starting after strengthen", "starting after calm", "starting day 20", "starting after return"),
            UpkeepGate = Gate(),
            Stages = stages,
            StrengthenRise = random.Next(3) == 0 ? $"load {random.Next(3) * 5} kg rising 5 kg per week up to {random.Next(2, 6) * 5} kg" : null,
            ReturnAdvance = random.Next(5) == 0 ? $"advance {Stay(random)} when every run pain-free{Tolerating()}" : null,
            HasActivation = random.Next(2) == 0,
            Cap = random.Next(3) == 0 ? null
                : $"running grows at most {Pick("10", "5", "7.5")} % per week starting s{random.Next(stages.Count)}{(random.Next(3) == 0 ? "" : $" restarting at {(unit == "min" ? random.Next(10, 40) : random.Next(2, 6))} {unit}")}{(random.Next(2) == 0 ? "" : $" repeating the best of {random.Next(1, 5)} weeks")}",
            StrengthenFinish = random.Next(4) == 0 ? $"finish when {conditions.Permit()}{Tolerating()}" : null,
            ReturnFinish = random.Next(5) == 0 ? $"finish when {conditions.Permit()}{Tolerating()}" : null,
            StrengthenRules = Rules(1),
            ReturnRules = Rules(2),
            SafetyRules = Rules(3),
        };
    }

    private static string Stay(Random random)
    {
        var stay = random.Next(8) switch
        {
            0 => "after 2 weeks",
            1 => "after 1 session",
            2 or 3 => $"after {random.Next(2, 5)} sessions",
            4 => $"after {random.Next(1, 8)} days",
            _ => "after 1 week",
        };
        return random.Next(4) == 0 ? $"{stay}, at most {random.Next(1, 3)} stages within {random.Next(5, 20)} days," : stay;
    }

    private static string Running(Random random, string unit, int index) => random.Next(12) switch
    {
        0 => "do bridge 3 times per week",
        2 => $"do bridge, clamshell 2 times per week, load 5 kg rising 5 kg per week up to {random.Next(2, 5) * 5} kg",
        3 => $"do easy-run {index + 2} {unit} rising 1 {unit} per week up to {index + random.Next(3, 8)} {unit}, {random.Next(1, 4)} times per week",
        4 => $"do easy-run {index + 2} {unit}, {index + 4} {unit} when session = 2, {index + 5} {unit} when keen and session >= 3, {random.Next(2, 5)} times per week",
        5 when unit == "min" => "do easy-run intervals 3 of (1 min walk then 2 min run) then 4 min jog, on alternate days",
        1 => "do easy-run 3 times per week",
        _ => $"do easy-run {(unit == "min" ? (index + 1) * 5 : index + 2)}..{(unit == "min" ? (index + 2) * 6 : index + 3)} {unit}, {(random.Next(2) == 0 ? "on alternate days" : $"{random.Next(1, 4)}..{random.Next(4, 6)} times per week")}",
    };

    /// <summary>With so many rules that the answers of a day no longer fit into one word of 64; most of them only tell.</summary>
    public RandomProtocol Widened(Random random)
    {
        var (wide, conditions) = (this, new RandomConditions(random));
        while (wide.SafetyRules.Count < 40)
        {
            var rule = random.Next(4) == 0 ? Rule(random, conditions) : $"notice when {conditions.Protect()}";
            var more = wide with { SafetyRules = [.. wide.SafetyRules, rule] };
            if (Itb.Protocols.Protocol.TryParse(more.Text, out _, out _)) wide = more;
        }

        return wide;
    }

    private static string Rule(Random random, RandomConditions conditions)
    {
        var kind = random.Next(10) switch
        {
            0 => "refer",
            1 => "suspend",
            2 or 3 => "regress one stage back",
            4 => $"regress to calm for {random.Next(1, 10)} days",
            5 => $"regress to strengthen for {random.Next(1, 10)} days then one stage back",
            6 => "notice",
            _ => "hold",
        };
        if (kind == "hold" && random.Next(3) == 0) kind = $"hold resting {random.Next(1, 4)} days";
        return $"{kind} when {conditions.Protect()}";
    }

    public string Text => $$"""
        protocol random "A random protocol" {
          version 1.0.0
          source article "An article" by "Nobody"
          disclaimer "A test."
        }

        observe {
          pain daily "Daily" every day
          pain run "Running" during run
          pain loaded "Strength" during strength
          sign swelling "Swelling"
          sign warmth "Warmth"
          measure hop "Hop" in %, higher is better
          measure after-run "After the run" in hours, lower is better, during run
          attribute keen "Keen"
          event surgery "Surgery"
          event first-run "First run" at first run
        }

        exercise bridge "Bridge" from article "E" { kind strength }
        exercise clamshell "Clamshell" from article "E" { kind strength }
        exercise roll "Roll" from article "E" { kind release }
        exercise easy-run "Easy run" from article "E" { kind run }

        phase calm "Calm" from article "P" {
          {{CalmWindow}} {{CalmGate}}
          do roll
        }

        phase strengthen "Strengthen" from article "P" {
          {{StrengthenWindow}} {{StrengthenGate}}
          do bridge, clamshell 3 times per week{{(StrengthenRise is null ? "" : $", {StrengthenRise}")}}
          {{StrengthenFinish}}
          {{string.Join("\n  ", StrengthenRules)}}
        }

        phase return "Return" from article "P" {
          {{ReturnWindow}} {{ReturnGate}}
          {{(HasActivation ? "do clamshell before run" : "")}}
        {{ReturnAdvance}}
        {{string.Join("\n", Stages.Select((stage, index) => $"  stage s{index} \"S{index}\" {{\n    {stage.Running}{(index + 1 == Stages.Count || (ReturnAdvance is not null && stage.Stay == "after 1 week") ? "" : $"\n    advance {stage.Stay} {stage.Advance}")}\n  }}"))}}
          {{Cap}}
          {{ReturnFinish}}
          {{string.Join("\n  ", ReturnRules)}}
        }

        phase upkeep "Upkeep" from article "P" {
          {{UpkeepWindow}} {{UpkeepGate}}
          do bridge 2 times per week
        }

        safety from article "S" {
          {{string.Join("\n  ", SafetyRules)}}
        }

        """;

    /// <summary>The protocol with one part less.</summary>
    public IEnumerable<RandomProtocol> Shrink()
    {
        for (var i = 0; i < SafetyRules.Count; i++) yield return this with { SafetyRules = Without(SafetyRules, i) };
        for (var i = 0; i < ReturnRules.Count; i++) yield return this with { ReturnRules = Without(ReturnRules, i) };
        for (var i = 0; i < StrengthenRules.Count; i++) yield return this with { StrengthenRules = Without(StrengthenRules, i) };
        if (StrengthenFinish is not null) yield return this with { StrengthenFinish = null };
        if (ReturnFinish is not null) yield return this with { ReturnFinish = null };
        if (Cap is not null) yield return this with { Cap = null };
        if (StrengthenRise is not null) yield return this with { StrengthenRise = null };
        if (ReturnAdvance is not null) yield return this with { ReturnAdvance = null };
        if (HasActivation) yield return this with { HasActivation = false };
        if (CalmGate is not null) yield return this with { CalmGate = null };
        if (StrengthenGate is not null) yield return this with { StrengthenGate = null };
        if (ReturnGate is not null) yield return this with { ReturnGate = null };
        if (UpkeepGate is not null) yield return this with { UpkeepGate = null };
        if (Stages.Count > 2) yield return this with { Stages = [.. Stages.SkipLast(1)] };
        for (var i = 0; i < Stages.Count; i++)
        {
            if (Stages[i].Advance != "when every run pain-free") yield return this with { Stages = [.. Stages.Take(i), (Stages[i].Running, Stages[i].Stay, "when every run pain-free"), .. Stages.Skip(i + 1)] };
            if (Stages[i].Stay != "after 1 week") yield return this with { Stages = [.. Stages.Take(i), (Stages[i].Running, Stages[i].Stay.Contains(',') ? Stages[i].Stay[..Stages[i].Stay.IndexOf(',')] : "after 1 week", Stages[i].Advance), .. Stages.Skip(i + 1)] };
        }

        if (UpkeepWindow != "starting after calm") yield return this with { UpkeepWindow = "starting after calm" };
        if (StrengthenWindow != "starting day 1") yield return this with { StrengthenWindow = "starting day 1" };
        if (CalmWindow != "starting day 1" && UpkeepWindow != "starting after calm") yield return this with { CalmWindow = "starting day 1" };
    }

    private static List<string> Without(IReadOnlyList<string> list, int index) => [.. list.Take(index), .. list.Skip(index + 1)];
}
