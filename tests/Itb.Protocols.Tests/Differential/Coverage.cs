using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Itb.Protocols.Reference;

namespace Itb.Protocols.Tests.Differential;

/// <summary>What many athletes' days reached of a protocol.</summary>
internal sealed class Coverage(Protocol protocol)
{
    /// <summary>In the protocol of the four fixes; its gates ask for pain of 0, which is known to be better, or stand in a phase that pain stops before.</summary>
    private const string NoBetter = "(not pain daily improved by 1) for";

    private readonly object _lock = new();
    private readonly SortedDictionary<string, long> _changes = new(StringComparer.Ordinal);
    private readonly long[][] _daysAtStage = [.. protocol.Phases.Select(static phase => new long[phase.Stages.Count])];
    private readonly long[] _fired = new long[protocol.Rules.Count];
    private readonly long[] _blocked = new long[protocol.Rules.Count];
    private readonly long[] _alone = new long[protocol.Rules.Count];

    public long Days { get; private set; }

    public long Athletes { get; private set; }

    public void Add(AthleteStep step)
    {
        if (step.Number == 1) Athletes++;
        Days++;
        var (was, now) = (step.Engine.ReferralSince(step.Before), step.Engine.ReferralSince(step.After));
        if (now == step.Number) Count("referred");
        if (was is not null && was != now) Count("cleared");
        foreach (var phase in protocol.Phases)
        {
            AddPhase(step.Was(phase), step.Is(phase));
            if (step.Is(phase) is { Status: PhaseStatus.Active, Stage: { } stage }) _daysAtStage[phase.Index][stage.Index]++;
        }

        foreach (var rule in protocol.Rules)
        {
            if (Agreement.AnswerOf(step.Engine, step.Decision, rule) == Answer.Yes) _fired[rule.Index]++;
        }
    }

    /// <summary>
    /// Counts the rules that held back: on an evening on which the calendar and the condition of some gate would have let a phase move. Alone is a
    /// rule without which it would have moved.
    /// </summary>
    public void AddBlocked(DayOutcome evening)
    {
        foreach (var phase in protocol.Phases)
        {
            var standing = evening.Phases[phase.Index];
            if (!standing.IsHeldBack) continue;
            Rule? only = null;
            var count = 0;
            foreach (var rule in protocol.Rules)
            {
                if (rule.Kind == RuleKind.Notice || (rule.Kind != RuleKind.Refer && rule.Phase is not null && rule.Phase != phase) || evening.Rules[rule.Index] == Answer.No) continue;
                _blocked[rule.Index]++;
                only = rule;
                count++;
            }

            if (count == 1 && standing.IsPainWithin) _alone[only!.Index]++;
        }
    }

    public void Add(Coverage other)
    {
        lock (_lock)
        {
            Days += other.Days;
            Athletes += other.Athletes;
            foreach (var (change, count) in other._changes) _changes[change] = _changes.GetValueOrDefault(change) + count;
            for (var phase = 0; phase < _daysAtStage.Length; phase++) AddTo(_daysAtStage[phase], other._daysAtStage[phase]);
            AddTo(_fired, other._fired);
            AddTo(_blocked, other._blocked);
            AddTo(_alone, other._alone);
        }
    }

    public IEnumerable<string> Lines(bool withBlocked) =>
    [
        "changes: " + string.Join(", ", _changes.Select(static pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}"))),
        .. protocol.Phases.Where(static phase => phase.Stages.Count > 0).Select(phase => $"days at the stages of {phase}: {string.Join(", ", _daysAtStage[phase.Index])}"),
        .. protocol.Rules.Select(rule => string.Create(CultureInfo.InvariantCulture,
            $"rule in line {rule.Line}: fired {_fired[rule.Index]}{(withBlocked ? $", held back {_blocked[rule.Index]}, alone {_alone[rule.Index]}" : "")}: {rule}")),
    ];

    /// <summary>What is missing of the coverage that ten million days have to have, in proportion to the days walked.</summary>
    public IEnumerable<string> Missing(bool withBlocked)
    {
        foreach (var change in Possible().Where(change => _changes.GetValueOrDefault(change) < Days / 10_000)) yield return $"{change}: only {_changes.GetValueOrDefault(change)} times";
        foreach (var change in _changes.Keys.Except(Possible())) yield return $"{change}: not thought possible";
        foreach (var phase in protocol.Phases)
        {
            foreach (var stage in phase.Stages.Where(stage => _daysAtStage[phase.Index][stage.Index] < Days / 100)) yield return $"stage {stage} of {phase}: only {_daysAtStage[phase.Index][stage.Index]} days";
        }

        foreach (var rule in protocol.Rules)
        {
            if (_fired[rule.Index] == 0 || _fired[rule.Index] == Days) yield return $"{rule}: fired on {_fired[rule.Index]} days";

            // The rarest needs a coincidence of days, so it is asked of long walks only.
            if (withBlocked && Days >= 1_000_000 && CanHoldBack(rule) != _blocked[rule.Index] > 0) yield return $"{rule}: held back {_blocked[rule.Index]} times";
        }
    }

    /// <summary>
    /// Whether a rule can be what holds a phase back: not one of a phase without any gate, nor one that can only be possible or yes where every
    /// gate's own condition is not yes.
    /// </summary>
    private static bool CanHoldBack(Rule rule) => rule.Kind != RuleKind.Notice
        && (rule.Kind == RuleKind.Refer || rule.Phase is not { Start: null, Finish: null, Stages.Count: < 2 }) && !rule.ConditionText.StartsWith(NoBetter, StringComparison.Ordinal);

    /// <summary>What can happen to the phases, from the model.</summary>
    private IEnumerable<string> Possible()
    {
        if (protocol.Rules.Any(static rule => rule.Kind == RuleKind.Refer))
        {
            yield return "referred";
            yield return "cleared";
        }

        foreach (var phase in protocol.Phases)
        {
            var rules = protocol.Rules.Where(rule => rule.Phase is null || rule.Phase == phase).ToList();
            var waits = phase.FirstDay != 1 || phase.Start is not null;
            var isCalm = protocol.Rules.Any(rule => rule.Target?.Calm == phase);
            var ends = phase.LengthInDays is not null || phase.Finish is not null;
            var stops = rules.Exists(static rule => rule.Kind == RuleKind.Suspend) || (phase.Start is not null && protocol.Rules.Any(static rule => rule.Kind == RuleKind.Refer))
                || (phase.Stages.Count > 0 && rules.Exists(static rule => rule.Target?.Calm is not null));
            if (waits) yield return $"{phase} started";
            if (ends) yield return $"{phase} finished";
            if (isCalm && (waits || ends)) yield return $"{phase} reopened";
            if (stops)
            {
                yield return $"{phase} suspended";
                yield return $"{phase} resumed";
            }

            if (phase.Stages.Count > 1)
            {
                yield return $"{phase} up";
                if (rules.Exists(static rule => rule.Target?.IsStageBack == true)) yield return $"{phase} down";
            }

            if (phase.Cap is not null) yield return $"{phase} longer week";
        }
    }

    private void AddPhase(PhaseView was, PhaseView now)
    {
        var phase = now.Phase;
        if (was.Status != now.Status)
        {
            Count($"{phase} {now.Status switch
            {
                PhaseStatus.Active when now.IsReopened => "reopened",
                PhaseStatus.Active when was.Status == PhaseStatus.Suspended => "resumed",
                PhaseStatus.Active => "started",
                PhaseStatus.Suspended => "suspended",
                _ => "finished",
            }}");
        }

        if (was.Stage is { } from && now.Stage is { } to && from != to) Count($"{phase} {(to.Index > from.Index ? "up" : "down")}");
        if (was.IsCapped && now.Allowance?.High > was.Allowance?.High) Count($"{phase} longer week");
    }

    private void Count(string change) => _changes[change] = _changes.GetValueOrDefault(change) + 1;

    private static void AddTo(long[] sums, long[] others)
    {
        for (var i = 0; i < sums.Length; i++) sums[i] += others[i];
    }
}
