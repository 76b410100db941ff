using System;
using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Itb.Protocols.Courses;

// The JSON of a course, as data. Only these types are written, so that a renamed member elsewhere cannot change what hosts read.

internal sealed record CourseDocument(
    ProtocolDocument Protocol, int SemanticsVersion, DateOnly Start, DateOnly EpisodeStart, DateOnly AsOf, IEnumerable<FindingDocument> Findings, IEnumerable<DayDocument> Days,
    DateOnly? ReferralSince, IEnumerable<PhaseDocument> Phases, PlanDocument Plan);

internal sealed record ComparisonDocument(
    ProtocolDocument One, ProtocolDocument Other, DateOnly AsOf, bool IsSame, IEnumerable<DayDifferenceDocument> Days, IEnumerable<DifferenceDocument> Standing,
    IEnumerable<DifferenceDocument> Plan);

internal sealed record DayDifferenceDocument(DateOnly Date, DecisionKind? One, DecisionKind? Other, IEnumerable<string> OnlyOne, IEnumerable<string> OnlyOther);

internal sealed record DifferenceDocument(string Subject, string? One, string? Other);

internal sealed record ProtocolDocument(string Name, string Title, string Version, string Hash);

internal sealed record FindingDocument(LogFindingKind Kind, int Line, string? Field, string Reason);

internal sealed record DayDocument(
    DateOnly Date, int Day, int Episode, bool IsLogged, DecisionKind Decision, IEnumerable<ChangeDocument> Changes, IEnumerable<ReasonDocument> Reasons,
    IEnumerable<GapDocument> Missing, IEnumerable<string> Interlock, ProtocolDocument? Adopted);

internal sealed record ChangeDocument(ChangeKind Kind, string? Phase, string? Stage, AmountDocument? Allowance, string Text);

internal sealed record ReasonDocument(
    ReasonKind Kind, RuleKind Rule, int Line, string? File, string? Phase, string Condition, string Detail, string? Because, IEnumerable<CitationDocument> From,
    string? Assumed, IEnumerable<int> Days);

internal sealed record CitationDocument(string Source, string Place);

internal sealed record GapDocument(string Phase, string Text, int? Have, int? Need, GapKind Kind, IEnumerable<int> Days, IEnumerable<string> Answers);

internal sealed record AmountDocument(decimal Low, decimal High, string Unit, string Text);

internal sealed record PhaseDocument(
    string Name, string Title, PhaseStatus Status, DateOnly? Since, DateOnly? Until, DateOnly? CalmUntil, string? Stage, bool IsWithheld,
    int? WeekRuns, AmountDocument? WeekVolume, AmountDocument? Allowance);

internal sealed record PlanDocument(
    DateOnly Date, int Day, bool IsReferred, IEnumerable<ItemDocument> Items, RunDocument? Run, IEnumerable<string> Avoid, IEnumerable<string> Remarks, string Disclaimer,
    IEnumerable<string> Cues, IEnumerable<CeilingDocument> Ceilings, IEnumerable<WarningDocument> Warnings);

internal sealed record ItemDocument(
    string Exercise, string Title, string Phase, string? Stage, string Dose, string Why, string? Choice, bool IsAssumed,
    AmountDocument? WeekPlanned, int? WeekDone, IEnumerable<VariationDocument> Variations, IEnumerable<string> Alternatives, IEnumerable<string> Avoid, IEnumerable<string> Cues,
    bool IsBeforeRun);

internal sealed record VariationDocument(bool IsHarder, string Text, string? When, string? With);

internal sealed record CeilingDocument(
    string Phase, string? Track, AmountDocument? Limit, AmountDocument? WeekDone, AmountDocument? WeekLeft, bool IsWeekKnown, string Text);

internal sealed record WarningDocument(PlanWarningKind Kind, string Phase, string Text);

internal sealed record RunDocument(
    string Exercise, string Title, string Phase, string Stage, AmountDocument Amount, AmountDocument? WeekAllowance, AmountDocument? WeekDone, bool IsLastOfWeek, bool IsAssumed,
    string Dose, bool IsCutShort, AmountDocument? WeekLeft, int WeekRuns, AmountDocument? WeekPlanned, IEnumerable<string> Cues);

/// <summary>Writers made at compile time: nothing is reflected, so trimmed and ahead-of-time compiled hosts can use them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CourseDocument))]
[JsonSerializable(typeof(ComparisonDocument))]
[JsonSerializable(typeof(DayDocument))]
[JsonSerializable(typeof(PlanDocument))]
internal sealed partial class CourseJsonContext : JsonSerializerContext
{
    // Nothing here ends up in a web page unescaped by its host; the relaxed encoder keeps degrees and quotes readable.
    public static CourseJsonContext Plain { get; } = new(Make(indented: false));

    public static CourseJsonContext Indented { get; } = new(Make(indented: true));

    private static JsonSerializerOptions Make(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        Converters =
        {
            new JsonStringEnumConverter<LogFindingKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<DecisionKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ChangeKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<ReasonKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<RuleKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<PhaseStatus>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<GapKind>(JsonNamingPolicy.CamelCase),
            new JsonStringEnumConverter<PlanWarningKind>(JsonNamingPolicy.CamelCase),
        },
    };
}
