using System;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Engine;

/// <summary>K2: what is planned for a grid week stays within its allowance, and the allowance within the cap.</summary>
public sealed class VolumeTests
{
    private enum Habit
    {
        /// <summary>Runs the upper end of the plan whenever a run is planned.</summary>
        AsPlanned,

        /// <summary>The same, but does not write every run down, or not how long it was.</summary>
        Careless,

        /// <summary>Runs more than planned now and then.</summary>
        TooMuch,
    }

    [Fact]
    public void K2_Whoever_runs_the_upper_end_of_every_plan_stays_within_the_allowance() =>
        Pbt.Check(Diaries.Picked(Diaries.Any), static pair => Obey(pair.Days, pair.Pick, Habit.AsPlanned), static pair => Diary.Show(pair.Days), max: 80);

    [Fact]
    public void Runs_that_were_planned_but_not_written_down_leave_no_room_for_more() =>
        Pbt.Check(Diaries.Picked(Diaries.Any), static pair => Obey(pair.Days, pair.Pick, Habit.Careless), static pair => Diary.Show(pair.Days), max: 80);

    [Fact]
    public void K2_Running_more_than_allowed_earns_nothing() =>
        Pbt.Check(Diaries.Picked(Diaries.Any), static pair => Obey(pair.Days, pair.Pick, Habit.TooMuch), static pair => Diary.Show(pair.Days), max: 80);

    [Fact]
    public void A_capped_week_of_92_minutes_grows_to_101_and_never_to_102()
    {
        var allowances = new System.Collections.Generic.List<string>();
        Walk.Over(Enumerable.Repeat(DiaryDay.Dull, 70).ToArray(), step =>
        {
            foreach (var change in step.Engine.Explain(step.Before, step.Record, step.After, step.Decision).Changes)
            {
                if (change.Kind == ChangeKind.Allowance) allowances.Add($"day {step.Number}: {change.Allowance}");
            }
        });

        // Seven runs of 12 min make 84, which earns 92 (92.4); running 84 again of 92 earns 92 once more.
        Assert.Equal(["day 42: 92 min"], allowances);
    }

    /// <summary>Walks a diary whose runs answer the plan, with a ledger of whole weeks kept beside the engine.</summary>
    private static bool Obey(DiaryDay[] days, int pick, Habit habit)
    {
        var random = new Random(pick);
        var engine = Diary.Protocol.Engine;
        var ledger = new Ledger();
        Walk.Over(
            engine,
            days.Length,
            (step, index) =>
            {
                var plan = engine.Plan(step.Before, step.Earlier);
                var run = plan.Run;
                ledger.Open(step, run, index + 1);
                var day = days[index];
                if (run is null) return day with { Runs = day.Runs is null ? null : [] };
                var pain = day.Runs is [{ } written, ..] ? written with { Minutes = run.Amount.High } : DiaryRun.Easy(run.Amount.High);
                return habit switch
                {
                    Habit.Careless when random.Next(4) == 0 => day with { Runs = null },
                    Habit.Careless when random.Next(4) == 0 => day with { Runs = [pain with { Minutes = null }] },
                    Habit.TooMuch when random.Next(3) == 0 => day with { Runs = [pain with { Minutes = pain.Minutes + random.Next(1, 60) }] },
                    _ => day with { Runs = [pain] },
                };
            },
            ledger.Close);
        return true;
    }

    /// <summary>What the weeks of the ladder's grid held, from plans and diary alone.</summary>
    private sealed class Ledger
    {
        private decimal _planned;
        private decimal _known;
        private decimal _allowed;
        private bool _isKnown = true;
        private decimal _before;

        public void Open(WalkStep step, RunPlan? run, int today)
        {
            var view = step.Engine.ViewOf(step.Before, Diary.ReturnToRun);
            if (view.GridStart is not { } grid || (today - grid) % 7 == 0)
            {
                (_planned, _known, _isKnown) = (0, 0, true);
                _allowed = 0;
            }

            if (run is null) return;
            _planned += run.Amount.High;
            _allowed = Math.Max(_allowed, run.WeekAllowance!.Value.High);
            Walk.Require(run.WeekAllowance!.Value.High <= view.Allowance!.Value.High, $"day {today}: {run.WeekAllowance} allowed of {view.Allowance}");
            Walk.Require(_planned <= _allowed, $"day {today}: {_planned} min planned in a week of {_allowed}");
        }

        public void Close(WalkStep step)
        {
            var (was, now) = (step.Was(Diary.ReturnToRun), step.Is(Diary.ReturnToRun));
            if (was.Status == PhaseStatus.Active)
            {
                _known += step.Day.Runs?.Sum(static run => run.Minutes ?? 0) ?? 0;
                _isKnown &= step.Day.Runs is { } runs && runs.All(static run => run.Minutes is not null);
            }

            if (was.GridStart is not { } grid) return;
            var ends = (step.Number - grid) % 7 == 6;
            Walk.Require(ends || !was.IsCapped || now.Allowance!.Value.High <= was.Allowance!.Value.High, $"day {step.Number}: growth inside a week");
            if (!ends) return;
            var credited = Math.Min(_known, _allowed);
            var plain = Math.Max(30, Math.Max(Math.Floor(credited), Math.Floor(_before)));
            _before = credited;
            if (!now.IsCapped) return;
            var next = now.Allowance!.Value.High;
            Walk.Require(next <= Math.Max(plain, Math.Floor(credited * 1.1m)), $"day {step.Number}: {next} min after {credited} of {_allowed}");
            if (next <= plain) return;
            var view = was.Stage!.Advance ?? Diary.ReturnToRun.Stages[^2].Advance;
            Walk.Require(_isKnown, $"day {step.Number}: growth to {next} after a week of unknown volume");
            Walk.Require(Walk.IsPainWithin(step.Day, view), $"day {step.Number}: growth to {next} in pain or on unknown");
        }
    }
}
