using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Itb.Protocols.Diagnostics;

/// <summary>Every diagnostic there is, one row each. Hosts, documentation and tests read this table; nothing else defines an id.</summary>
internal static class DiagnosticCatalogue
{
    // 1xxx: text and syntax
    public static readonly DiagnosticInfo UnexpectedCharacter = FrontEnd("ITB1001", "unexpected character",
        "{0} has no meaning here", "delete it; a text belongs in straight quotes: \"…\"");
    public static readonly DiagnosticInfo UnterminatedString = FrontEnd("ITB1002", "unterminated text",
        "this text has no closing quote on its line", "close the text with \" before the line ends");
    public static readonly DiagnosticInfo UnexpectedToken = FrontEnd("ITB1003", "unexpected word",
        "expected {0}, found {1}", "write what was expected; docs/language.md shows every statement");
    public static readonly DiagnosticInfo MissingToken = FrontEnd("ITB1004", "something is missing",
        "expected {0} here", "add what is missing");
    public static readonly DiagnosticInfo NestedTooDeep = FrontEnd("ITB1005", "nested too deep",
        "brackets are nested more than {0} deep", "split the condition or the block");
    public static readonly DiagnosticInfo BadNumber = FrontEnd("ITB1006", "number not usable",
        "`{0}` is not a number this language can hold", "write a point, at most 9 digits before it and 4 after it");
    public static readonly DiagnosticInfo UnknownLanguageVersion = FrontEnd("ITB1007", "unknown language version",
        "language version {0} is not known to this library, which reads version 1", "update the package, or write `language 1`");
    public static readonly DiagnosticInfo MisplacedStatement = FrontEnd("ITB1008", "statement in the wrong block",
        "`{0}` does not belong in {1}", "move the statement to the block it belongs to");

    // 2xxx: names and types
    public static readonly DiagnosticInfo UnknownName = FrontEnd("ITB2001", "unknown name",
        "there is no {0} called `{1}`", "declare it, or correct the spelling");
    public static readonly DiagnosticInfo DuplicateName = FrontEnd("ITB2002", "name declared twice",
        "`{0}` is already declared as {1} in line {2}", "give one of them another name");
    public static readonly DiagnosticInfo UnknownUnit = FrontEnd("ITB2003", "unknown unit",
        "`{0}` is not a unit", "use a unit from docs/language.md, such as s, min, days, km, reps, sets or %");
    public static readonly DiagnosticInfo WrongUnit = FrontEnd("ITB2004", "wrong unit",
        "expected {0}, found {1}", "use a unit of the expected kind");
    public static readonly DiagnosticInfo WrongKindOfName = FrontEnd("ITB2005", "wrong kind of name",
        "`{0}` is {1}; {2} is needed here", "use a name of the needed kind");
    public static readonly DiagnosticInfo MissingStatement = FrontEnd("ITB2006", "required statement missing",
        "{0} needs {1}", "add the statement");
    public static readonly DiagnosticInfo ReservedName = FrontEnd("ITB2007", "name not allowed",
        "`{0}` cannot be a name: {1}", "choose another name in lower-case-with-hyphens");
    public static readonly DiagnosticInfo RepeatedStatement = FrontEnd("ITB2008", "statement given twice",
        "{0} already has `{1}` in line {2}", "keep one of the two");
    public static readonly DiagnosticInfo UnknownDiagnosticId = FrontEnd("ITB2009", "unknown or unsuppressible id",
        "`{0}` cannot be allowed: {1}", "mend it; only findings that leave every statement its meaning can be allowed");

    public static readonly DiagnosticInfo FileNotFound = FrontEnd("ITB2013", "file to use not found",
        "`{0}` cannot be used: {1}", "name a protocol file relative to this one, or `builtin:NAME`; in a build it must be one of the project's protocol files");
    public static readonly DiagnosticInfo NotInUsedFile = FrontEnd("ITB2014", "name not in the used file",
        "`{0}` has {1} called `{2}`", "name one of its exercises or phases, or `safety`; what these mention comes along by itself");
    public static readonly DiagnosticInfo UsedFileBroken = FrontEnd("ITB2015", "used file has errors",
        "nothing can be taken from `{0}`, which has errors; the first: {1}", "mend that file first");
    public static readonly DiagnosticInfo CircularUse = FrontEnd("ITB2016", "files that use each other",
        "this leads in a circle: {0}", "move what both need to a file of its own");
    public static readonly DiagnosticInfo TakenTwice = FrontEnd("ITB2017", "name taken twice",
        "`{0}` from `{1}` meets {2}", "take it from one file only, or declare it in this file, which then counts");
    public static readonly DiagnosticInfo NothingToOverride = FrontEnd("ITB2018", "nothing to override",
        "`{0}` cannot be overridden: {1}", "only an exercise or a phase that `use` brings can be overridden");
    public static readonly DiagnosticInfo ContradictoryPreference = FrontEnd("ITB2019", "preference that contradicts",
        "`{0}` cannot be preferred over `{1}`: {2}", "prefer one source over another, in one direction");

    // 3xxx: dosage and schedule
    public static readonly DiagnosticInfo RangeUpsideDown = Model("ITB3001", "range upside down",
        "the range runs from {0} down to {1}", "write the smaller number first");
    public static readonly DiagnosticInfo AmbiguousPart = Model("ITB3002", "dosage part not understood",
        "{0}", "docs/language.md lists the parts a dosage can have");
    public static readonly DiagnosticInfo OutOfBounds = Model("ITB3003", "value outside its bounds",
        "{0} must lie between {1} and {2}, found {3}", "correct the number or its unit");
    public static readonly DiagnosticInfo ThresholdIsRange = Model("ITB3004", "threshold given as a range",
        "a threshold needs one number, found the range {0}", "pick one end and say why with `assumed`");
    public static readonly DiagnosticInfo LimitExceeded = Model("ITB3005", "analysis limit exceeded",
        "{0} is limited to {1}, found {2}", "shorten it; the limits keep every check total");
    public static readonly DiagnosticInfo SetsDoNotMatch = Model("ITB3006", "amounts and sets differ in number",
        "{0} amounts are given for {1}", "give one amount for each set, or one for all");
    public static readonly DiagnosticInfo RunningNotSummable = Model("ITB3007", "running that cannot be added up",
        "{0}, so a week has no volume", "use times or distances throughout");
    public static readonly DiagnosticInfo DoseReadsReports = Model("ITB3008", "dose that depends on reports",
        "`{0}` depends on what is reported or on the calendar; doses get harder only through stages and by rising",
        "ask for `session` or an attribute of the intake; otherwise write a stage with a gate");
    public static readonly DiagnosticInfo SeparationTooLong = Model("ITB3009", "distance too long or too short",
        "the distance to keep is {0} days; it must be 1 to 14", "shorten it, or use phases or stages");
    public static readonly DiagnosticInfo TotalDoesNotAddUp = Allowable(ProtocolSeverity.Warning, "ITB3010", "total that does not add up",
        "the parts come to {0}, the text says {1} in total", "correct one of them, or allow the finding and say which one counts");
    public static readonly DiagnosticInfo ScheduleCannotBeMet = Allowable(ProtocolSeverity.Warning, "ITB3011", "schedule that cannot be met",
        "{0} sessions per week cannot be {1} days apart: a week holds at most {2}", "ask for fewer sessions, or let them stand closer");
    public static readonly DiagnosticInfo RiseGoesNowhere = Model("ITB3012", "rise that goes nowhere",
        "{0} cannot rise by {1} up to {2}", "the step must be above 0, and the limit above the start and within 520 steps");
    public static readonly DiagnosticInfo EmptyDose = Model("ITB3013", "dose of nothing",
        "{0} is no dose", "write a number above 0, or leave the part out");

    // 4xxx: rules, polarity, safety
    public static readonly DiagnosticInfo PermitGetsWorse = Model("ITB4001", "permission by getting worse",
        "{0} would be permitted because {1}", "turn the comparison round: a permission may only ask for things to be good");
    public static readonly DiagnosticInfo ProtectionGetsBetter = Model("ITB4002", "protection by getting better",
        "{0} would stop protecting because {1}", "turn the comparison round: a protection may only answer to things being bad");
    public static readonly DiagnosticInfo EmptySet = Model("ITB4003", "empty set",
        "{0} is empty, so this could never be decided", "name something that has members");
    public static readonly DiagnosticInfo DayWindowOverSessions = Model("ITB4004", "day window over a session's field",
        "{0} exists only on days with {1}, so `{2}` over days is unknown on the others",
        "ask by session, as in `every run pain-free`");
    public static readonly DiagnosticInfo UnreportedInPermit = Model("ITB4005", "permission by silence",
        "{0} cannot rest on something not being reported", "use it in a protecting rule, or ask for a reported value");
    public static readonly DiagnosticInfo LooseCap = Allowable(ProtocolSeverity.Warning, "ITB4006", "weekly growth above 10 %",
        "weekly growth of {0} % is looser than the usual 10 %", "lower it, or allow the finding with the reason that speaks for more");
    public static readonly DiagnosticInfo AdherenceOnlyLimit = Allowable(ProtocolSeverity.Error, "ITB4007", "limit that doing less would avoid",
        "this limit asks for work done and no later limit does without, so doing nothing would avoid it",
        "add a later rule with the same decision that does not ask for work done");
    public static readonly DiagnosticInfo UnhandledSign = Allowable(ProtocolSeverity.Warning, "ITB4008", "sign that no rule reads",
        "no rule or dosage reads `{0}`", "use the sign in a rule, or delete it");
    public static readonly DiagnosticInfo WaitsForItself = Model("ITB4009", "phase that waits for itself",
        "`{0}` waits for itself, so it could never start", "start it in a week, or after a phase that does not wait for it");

    public static readonly DiagnosticInfo LooseCapWithoutSource = Model("ITB4010", "growth above 10 % without a source",
        "weekly growth of {0} % needs a source; an assumption is not enough", "cite the source with `from`, or lower the growth");

    public static readonly DiagnosticInfo EventMissingInPermit = Model("ITB4011", "permission by an event not reported",
        "{0} would be permitted by {1}, which holds as long as nobody reports the event", "ask for the event itself, or use it in a protecting rule");
    public static readonly DiagnosticInfo NeverStarts = Model("ITB4012", "phase that could never start",
        "`{0}` could never start: {1}", "change the window or its gate so that both can hold on one day");
    public static readonly DiagnosticInfo WaitsForNoEnd = Model("ITB4013", "wait for a phase without an end",
        "`{0}` starts after `{1}`, which never ends", "give that phase an end with `in weeks …` or `finish when …`, or start in a week");
    public static readonly DiagnosticInfo NoSessionToCount = Model("ITB4014", "stage without a session to count",
        "`{0}` advances by sessions, but neither it nor its phase does anything with load", "add a `do` with load or a run, or count days or weeks");

    public static readonly DiagnosticInfo CueReadsReports = Model("ITB4015", "cue that reads reports",
        "a cue is shown by clocks, phases, events and the intake, not by `{0}`", "ask a clock, or write a rule with `because`");

    // 5xxx: provenance and style
    public static readonly DiagnosticInfo RuleWithoutProvenance = Allowable(ProtocolSeverity.Error, "ITB5001", "rule without provenance",
        "{0} says neither where it comes from nor that it is assumed", "add `from SOURCE \"where\"` or `assumed \"why\"`");
    public static readonly DiagnosticInfo DoseWithoutProvenance = Allowable(ProtocolSeverity.Error, "ITB5002", "dose without provenance",
        "{0} says neither where it comes from nor that it is assumed", "add `from SOURCE \"where\"` or `assumed \"why\"`");
    public static readonly DiagnosticInfo NoDisclaimer = Allowable(ProtocolSeverity.Error, "ITB5003", "protocol without disclaimer",
        "a protocol needs a `disclaimer`: it travels with every plan", "add `disclaimer \"…\"` to the protocol block");

    public static readonly DiagnosticInfo UnsaidPreference = Allowable(ProtocolSeverity.Warning, "ITB5004", "override against another source",
        "this override of `{0}` follows `{1}`, where `{2}` follows `{3}`", "say why with `prefer … over … because \"…\"`, in the override or in the protocol block");
    public static readonly DiagnosticInfo UnusedUse = Allowable(ProtocolSeverity.Warning, "ITB5005", "exercise taken for nothing",
        "nothing here mentions `{0}` from `{1}`", "do it in a phase, or leave it out of the `use`");
    public static readonly DiagnosticInfo ReferralLeftBehind = Allowable(ProtocolSeverity.Warning, "ITB5006", "red flag left behind",
        "`{0}` comes along from `{1}`, where it refers; no rule here refers for it", "take `safety` from that file too, or write a `refer` rule for the sign");

    // 7xxx: scenarios
    public static readonly DiagnosticInfo DayOutsideScenario = Model("ITB7001", "day outside the scenario",
        "a scenario has the whole days 1 to {0}, found {1}", "correct the day; day 1 is the first day of the course");
    public static readonly DiagnosticInfo ReportNotUnderstood = Model("ITB7002", "report not understood",
        "{0}", "docs/language.md shows what a `log` can say");
    public static readonly DiagnosticInfo ScenarioExpectsNothing = Model("ITB7003", "scenario without expectation",
        "this scenario expects nothing, so it could not fail", "add an `expect`");
    public static readonly DiagnosticInfo ExpectationTestsNothing = Model("ITB7004", "expectation that tests nothing",
        "{0}, so this would always come out the same", "expect something that the protocol can decide or plan");

    // 8xxx: use from C#
    public static readonly DiagnosticInfo ClassNameTaken = new("ITB8001", DiagnosticStage.Host, ProtocolSeverity.Error, "two files, one class",
        "`{0}` gives the class `{1}`, which `{2}` already gives", "rename one of the files, or set its ItbClass metadata");
    public static readonly DiagnosticInfo ClassNameUnusable = new("ITB8002", DiagnosticStage.Host, ProtocolSeverity.Error, "no class name",
        "`{0}` gives no class name: {1}", "rename the file, or set its ItbClass metadata to a C# identifier");
    public static readonly DiagnosticInfo DecisionNotRead = new("ITB8003", DiagnosticStage.Host, ProtocolSeverity.Warning, "decision never read",
        "nothing reads the decision of this step, so a referral or a setback would go unnoticed", "read its Kind, or hand it to Plan or Explain");
    public static readonly DiagnosticInfo UnknownNameInCode = new("ITB8004", DiagnosticStage.Host, ProtocolSeverity.Warning, "name that no protocol has",
        "there is no {0} called `{1}` in {2}", "use the constant of the protocol's class, which follows the text");

    // 9xxx: limits and not checked
    public static readonly DiagnosticInfo NotChecked = new("ITB9001", DiagnosticStage.Host, ProtocolSeverity.Error, "not checked",
        "this file was not checked: {0}", "this is a defect of the library or its set-up; please report it");
    public static readonly DiagnosticInfo ModelChecksDidNotRun = new("ITB9002", DiagnosticStage.Host, ProtocolSeverity.Warning,
        "model checks did not run", "analyzers are switched off, so this file's doses and rules were not checked",
        "build with RunAnalyzers=true, or run `itb check`");
    public static readonly DiagnosticInfo FileTooLarge = FrontEnd("ITB9003", "file too large",
        "the text has {0} bytes; at most {1} are read", "split the protocol");
    public static readonly DiagnosticInfo TooManyDiagnostics = FrontEnd("ITB9004", "too many findings",
        "{0} further findings are not shown", "mend these first");

    /// <summary>All rows in the order of their ids.</summary>
    public static readonly IReadOnlyList<DiagnosticInfo> All =
    [
        .. typeof(DiagnosticCatalogue).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static field => field.FieldType == typeof(DiagnosticInfo))
            .Select(static field => (DiagnosticInfo)field.GetValue(null)!)
            .OrderBy(static info => info.Id, System.StringComparer.Ordinal),
    ];

    private static DiagnosticInfo FrontEnd(string id, string title, string message, string help) =>
        new(id, DiagnosticStage.FrontEnd, ProtocolSeverity.Error, title, message, help);

    private static DiagnosticInfo Model(string id, string title, string message, string help) =>
        new(id, DiagnosticStage.Model, ProtocolSeverity.Error, title, message, help);

    private static DiagnosticInfo Allowable(ProtocolSeverity severity, string id, string title, string message, string help) =>
        new(id, DiagnosticStage.Model, severity, title, message, help, mayBeAllowed: true);
}
