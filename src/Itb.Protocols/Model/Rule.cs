namespace Itb.Protocols;

/// <summary>A condition over the log with a protecting decision.</summary>
public sealed class Rule
{
    internal Rule(int index, string name, RuleKind kind, Phase? phase, Condition condition, string conditionText, RegressTarget? target, string? because, Provenance? provenance, int line, string path = "", int restDays = 0)
    {
        Index = index;
        Name = name;
        Kind = kind;
        Phase = phase;
        Condition = condition;
        ConditionText = conditionText;
        Target = target;
        Because = because;
        Provenance = provenance;
        Line = line;
        RestDays = restDays;
        Path = path;
    }

    /// <value>Its place among the protocol's rules, in the order of the text, from 0.</value>
    public int Index { get; }

    /// <value>
    /// A name made of its kind and condition, for the text gives it none: <c>refer-when-swelling</c>, in a phase after the phase's name. At most
    /// some 60 characters of the condition; a later rule that would have the name of another ends in <c>-rule-2</c>. It changes when the condition does.
    /// </value>
    public string Name { get; }

    /// <value>What it leads to.</value>
    public RuleKind Kind { get; }

    /// <value>The phase it decides for; null when it stands under <c>safety</c> and decides for all.</value>
    public Phase? Phase { get; }

    /// <value>The condition as written.</value>
    public string ConditionText { get; }

    /// <value>Where a regress leads; null for other kinds.</value>
    public RegressTarget? Target { get; }

    /// <value>For a hold, on how many days after it load and runs rest; otherwise 0.</value>
    public int RestDays { get; }

    /// <value>The reason given to the athlete, or null.</value>
    public string? Because { get; }

    /// <value>Where it comes from.</value>
    public Provenance? Provenance { get; }

    /// <value>The line of the text, from 1.</value>
    public int Line { get; }

    /// <value>The file that line is of, when the rule is taken from another; empty for the protocol's own text.</value>
    public string Path { get; }

    /// <value>Where it stands, in words: <c>line 12</c>, or <c>line 12 of builtin:four-phase</c>.</value>
    public string Place => System.FormattableString.Invariant($"line {Line}{(Path.Length == 0 ? "" : $" of {Path.Substring(Path.LastIndexOf('/') + 1)}")}");

    internal Condition Condition { get; }

    /// <summary>The rule as written, in short.</summary>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()}{(Target is null ? "" : $" {Target}")}{(RestDays == 0 ? "" : System.FormattableString.Invariant($" resting {RestDays} {(RestDays == 1 ? "day" : "days")}"))} when {ConditionText}";
}
