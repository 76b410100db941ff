using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Tests.Engine;

namespace Itb.Protocols.Tests.Differential;

/// <summary>K1 to K4, asked of each evening from outside: from the day's entries, the model's gates and where the phases stand. One serves one athlete.</summary>
internal sealed class Promises
{
    private readonly Protocol _protocol;
    private readonly HashSet<Sign> _accepted = [];
    private readonly Dictionary<Phase, List<decimal>> _weeks = [];
    private readonly List<(Sign Sign, Rule Rule)> _signRules;

    public Promises(Protocol protocol)
    {
        _protocol = protocol;
        _signRules = [.. protocol.Rules.Where(static rule => rule.Kind != RuleKind.Notice)
            .SelectMany(rule => protocol.Signs.Where(sign => rule.ConditionText.Split(" or ").Contains(sign.Name)).Select(sign => (sign, rule)))];
        foreach (var phase in protocol.Phases.Where(static phase => phase.Cap is not null)) _weeks[phase] = [0];
    }

    public void Ask(AthleteStep step)
    {
        Walk.Require(step.Decision.Trips == InterlockTrips.None, $"day {step.Number}: the interlock tripped: {step.Decision.Trips}");
        AskReferral(step);
        foreach (var phase in _protocol.Phases)
        {
            var (was, now) = (step.Was(phase), step.Is(phase));
            foreach (var gate in GatesPassed(was, now, step.Number)) AskProgression(step, phase, gate);
            if (phase.Cap is { } cap) AskVolume(step, phase, cap, was, now);
        }
    }

    /// <summary>What was passed this evening: a start, a stage, an end by `finish`, a longer week.</summary>
    private static IEnumerable<Gate?> GatesPassed(PhaseView was, PhaseView now, int day)
    {
        var phase = was.Phase;
        if (now.Status == PhaseStatus.Active && was.Status != PhaseStatus.Active && (was.Status == PhaseStatus.Suspended || !now.IsReopened)) yield return phase.Start;
        if (phase.Finish is { } finish && was.Status == PhaseStatus.Active && now.Status == PhaseStatus.Finished && (was.EndDay is not { } end || day < end)) yield return finish;
        if (was.Stage is not { } from || now.Stage is not { } to) yield break;
        if (to.Index > from.Index) yield return from.Advance;
        if (was.IsCapped && now.IsCapped && now.Status == PhaseStatus.Active && Base(now.Allowance) > Base(was.Allowance) && to == from)
            yield return from.Advance ?? (from.Index > 0 ? phase.Stages[from.Index - 1].Advance : phase.Start);
    }

    /// <summary>K1 and K4: no progression in pain or on unknown, under a referral, or while a sign that protects is present or not answered.</summary>
    private void AskProgression(AthleteStep step, Phase phase, Gate? gate)
    {
        var isLonger = step.Was(phase).Status == PhaseStatus.Active && step.Is(phase).Stage == step.Was(phase).Stage && step.Is(phase).Status == PhaseStatus.Active;

        // A longer week may also be the repeat of an earlier one, which is no growth.
        if (isLonger && !IsAboveRepeat(step, phase)) return;
        foreach (var context in _protocol.PainContexts)
            Walk.Require(IsWithin(step.Entries, context, gate?.ToleranceOf(context) ?? 0), $"day {step.Number}: {phase} progressed with pain {context.Name} above tolerance or not reported");
        Walk.Require(step.Engine.ReferralSince(step.After) is null, $"day {step.Number}: {phase} progressed under a referral");
        foreach (var (sign, rule) in _signRules)
        {
            if (rule.Kind != RuleKind.Refer && rule.Phase is not null && rule.Phase != phase) continue;
            var isAbsent = ToldOf(step.Entries, sign) is { } told && (!told || (rule.Kind == RuleKind.Refer && _accepted.Contains(sign)));
            Walk.Require(isAbsent, $"day {step.Number}: {phase} progressed though {sign.Name} was present or not answered");
        }
    }

    /// <summary>K2: above the named stage a week holds no more than the week before grown by the cap, the weeks that may be repeated, or the restart.</summary>
    private void AskVolume(AthleteStep step, Phase phase, VolumeCap cap, PhaseView was, PhaseView now)
    {
        var weeks = _weeks[phase];
        var unit = cap.Restart?.Unit ?? now.Allowance?.Unit ?? Unit.Minute;
        if (was is { Status: PhaseStatus.Active, GridStart: { } begun } && begun <= step.Number) weeks[0] += VolumeOf(step.Entries, unit.Dimension == Dimension.Time);
        if (now.GridStart is not { } grid || now.Status == PhaseStatus.Finished || step.Number < grid) return;
        var isWeekEnd = (step.Number - grid) % 7 == 6;
        if (now.IsCapped && isWeekEnd) Walk.Require(Base(now.Allowance) <= Math.Max(Repeatable(phase), weeks[0] * (100 + cap.Percent) / 100), $"day {step.Number}: {phase} allows {now.Allowance} after {weeks[0]}");
        if (now.IsCapped && was.IsCapped && !isWeekEnd) Walk.Require(Base(now.Allowance) <= Base(was.Allowance), $"day {step.Number}: {phase} allows more within a week");
        if (isWeekEnd) weeks.Insert(0, 0);
    }

    private bool IsAboveRepeat(AthleteStep step, Phase phase)
    {
        var weeks = _weeks[phase];
        var today = step.Was(phase).Status == PhaseStatus.Active ? VolumeOf(step.Entries, (phase.Cap!.Restart?.Unit ?? Unit.Minute).Dimension == Dimension.Time) : 0;
        weeks[0] += today;
        var isAbove = Base(step.Is(phase).Allowance) > Repeatable(phase);
        weeks[0] -= today;
        return isAbove;
    }

    private decimal Repeatable(Phase phase) =>
        _weeks[phase].Take(Math.Max(1, phase.Cap!.RepeatWeeks)).Append(phase.Cap.Restart is { } restart ? restart.Low * restart.Unit.Factor : 0).Max();

    /// <summary>K3: a sign that refers does so the same day, and nothing but a clearance closes the referral.</summary>
    private void AskReferral(AthleteStep step)
    {
        var (was, now) = (step.Engine.ReferralSince(step.Before), step.Engine.ReferralSince(step.After));
        var isCleared = step.Entries.Any(static entry => entry.Clearance is not null);
        if (was is not null && isCleared) _accepted.UnionWith(step.Entries.SelectMany(static entry => entry.Clearance?.Accepts ?? []));
        Walk.Require(was is null || isCleared || now == was, $"day {step.Number}: the referral of day {was} vanished");
        foreach (var (sign, rule) in _signRules)
        {
            if (rule.Kind != RuleKind.Refer || ToldOf(step.Entries, sign) != true || _accepted.Contains(sign)) continue;
            Walk.Require(now is not null && step.Decision.Kind == DecisionKind.Refer, $"day {step.Number}: {sign.Name} was reported, but {step.Decision.Kind}");
        }
    }

    private static bool? ToldOf(IReadOnlyList<DayEntry> entries, Sign sign)
    {
        bool? told = null;
        foreach (var entry in entries)
        {
            if (entry.Signs.TryGetValue(sign, out var isPresent)) told = isPresent || told == true;
        }

        return told;
    }

    private static decimal VolumeOf(IReadOnlyList<DayEntry> entries, bool isTime) =>
        entries.SelectMany(static entry => entry.Runs ?? []).GroupBy(static run => run.Id).Sum(same => same.Min(run => isTime ? run.Minutes * 60 : run.Metres) ?? 0);

    /// <summary>Whether a context did not apply, or was reported in each of its sessions and nowhere above a bound.</summary>
    private static bool IsWithin(IReadOnlyList<DayEntry> entries, PainContext context, decimal most)
    {
        if (context.Occasion.During is not { } kind) return entries.Select(entry => entry.Pain.TryGetValue(context, out var pain) ? pain : (decimal?)null).Max() <= most;
        var sessions = entries.SelectMany(static entry => entry.Sessions ?? []).ToList();
        var felt = sessions.GroupBy(static session => session.Id).Where(same => same.Any(session => session.Exercises.Any(exercise => exercise.Kind == kind)))
            .Select(same => same.Max(session => session.PainByContext.TryGetValue(context, out var own) ? own : session.Pain)).ToList();
        if (kind == ExerciseKind.Run)
            felt.AddRange(entries.SelectMany(static entry => entry.Runs ?? []).GroupBy(static run => run.Id).Select(same => same.Max(run => run.Pain.TryGetValue(context, out var pain) ? pain : (decimal?)null)));
        if (felt.Count > 0) return felt.TrueForAll(pain => pain <= most);
        return kind == ExerciseKind.Run ? entries.Any(static entry => entry.Runs is not null)
            : entries.Any(static entry => entry.Sessions is not null) && sessions.TrueForAll(static session => session.Exercises.Count > 0);
    }

    private static decimal? Base(QuantityRange? volume) => volume?.High * volume?.Unit.Factor;
}
