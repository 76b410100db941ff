using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using Itb.Protocols.Tests.Replays;

namespace Itb.Protocols.Tests.Reasons;

/// <summary>A small protocol in which everything can be reported, around the gate or rule that a test asks about.</summary>
internal static class Asked
{
    public const string Base = """phase base "Base" from book "2" { starting day 1 do bend-over, squat, clam }""";

    public static string Text(string phases, string safety = "") => $$"""
        protocol asked "Asked" {
          version 1.0.0
          source book "A book" by "An author"
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          pain effort "In strength work" during strength
          pain run "While running" during run
          sign swelling "Swelling"
          sign heat "Heat"
          measure bend "How far the knee bends" in °, higher is better
          measure after-run "Hours it hurt after the run" in hours, lower is better, during run
          attribute trained "Trained before"
          event surgery "Day of the operation"
          event surgeon-ok "The surgeon agrees"
        }
        exercise bend-over "Bend over" from book "1" { kind mobility }
        exercise squat "Squat" from book "1" { kind strength }
        exercise clam "Clam" from book "1" { kind strength dosage 3 sets of 10 reps per side }
        exercise press "Press" from book "1" { kind strength dosage 8 reps, load 10 kg rising 5 kg per week up to 20 kg }
        exercise pull "Pull" from book "1" { kind strength dosage 8 reps rising 2 reps per week up to 10 reps, load 4 kg }
        exercise jog "Jog" from book "1" { kind run }
        {{phases}}
        safety from book "3" {
          {{safety}}
        }
        """;

    /// <summary>A phase that waits for a gate.</summary>
    public static string Gate(string when, string start = "starting day 2") => Base + $$"""
         phase next "Next" from book "2" { {{start}} when {{when}} do squat }
        """;

    /// <summary>Replaces fields of a day: <c>"pain":{"daily":3},"runs":null</c>.</summary>
    public static OwnDiary Told(this OwnDiary diary, int day, string fields)
    {
        foreach (var field in JsonNode.Parse("{" + fields + "}")!.AsObject().ToList()) diary.With(day, field.Key, field.Value?.DeepClone());
        return diary;
    }

    /// <summary>Runs without pain, also after them.</summary>
    public static OwnDiary Jogged(this OwnDiary diary, int minutes, params int[] days)
    {
        foreach (var day in days) diary.Told(day, $"\"runs\":[{{\"id\":\"r{day}\",\"minutes\":{minutes},\"pain\":0,\"after-run\":0}}]");
        return diary;
    }

    /// <summary>Days that are good but for what is told of them.</summary>
    public static Course Replay(string text, params string[] days)
    {
        var diary = new OwnDiary(text, days.Length);
        for (var i = 0; i < days.Length; i++) diary.Told(i + 1, days[i]);
        return diary.Replay();
    }

    /// <summary>What the last evening says of its rules.</summary>
    public static IEnumerable<string> Why(this Course course) => course.Days[^1].Report.Reasons.Select(static reason => $"{reason.Kind}: {reason.Detail}");

    public static IEnumerable<string> Missing(this Course course, string phase = "next") => course.Missing(course.Days.Count, phase);
}
