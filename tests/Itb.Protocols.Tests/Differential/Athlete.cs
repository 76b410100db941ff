using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Tests.Differential;

/// <summary>
/// A random athlete of any protocol. Most days are good, come in stretches and follow what the phases ask for, so that late stages are
/// reached; what goes wrong in between is drawn from every kind of trouble a rule can know, at the thresholds of this protocol.
/// </summary>
internal sealed class Athlete
{
    private readonly Protocol _protocol;
    private readonly Thresholds _thresholds;
    private readonly Random _random;
    private readonly Dictionary<DoItem, int> _lastDone = [];
    private readonly int _troubleEvery;
    private readonly double _diligence;
    private readonly bool _runsAsPlanned;
    private readonly int _settledFrom;
    private readonly decimal _chronic;
    private int _lastRun;
    private int _goodLeft;
    private Spell _spell = new(0, Trouble.None);
    private PainContext? _silent;
    private int _silentLeft;

    public Athlete(Protocol protocol, Thresholds thresholds, int seed)
    {
        (_protocol, _thresholds, _random) = (protocol, thresholds, new Random(seed));
        Length = _random.Next(10) switch { < 2 => _random.Next(40, 90), < 7 => _random.Next(90, 135), _ => _random.Next(135, 190) };
        _troubleEvery = _random.Next(4) switch { 0 => 10, 1 => 25, 2 => 50, _ => 120 };
        _diligence = _random.Next(4) switch { 0 => 0.6, 1 => 0.9, _ => 1 };
        _runsAsPlanned = _random.Next(4) != 0;
        _settledFrom = _random.Next(2) == 0 ? 1 : _random.Next(1, 14);
        _chronic = _random.Next(9) == 0 ? _random.Next(1, 5) : 0;
        _goodLeft = _random.Next(3, _troubleEvery * 2);
        var start = new DateOnly(2026, 1, 5);
        Intake = new Intake
        {
            Start = start,
            Protocol = protocol.Name,
            Attributes = protocol.Attributes.Where(_ => _random.Next(4) != 0).ToDictionary(static attribute => attribute, _ => _random.Next(2) == 0),
            Tracks = protocol.Phases.Where(phase => phase.Tracks.Count > 0 && _random.Next(4) != 0).ToDictionary(static phase => phase, phase => phase.Tracks[_random.Next(phase.Tracks.Count)]),
            Events = protocol.Events.Where(happening => happening.FirstSession is null && _random.Next(2) == 0).ToDictionary(static happening => happening, _ => start.AddDays(-_random.Next(0, 200))),
        };
    }

    private enum Trouble
    {
        None,
        Silence,
        Plateau,
        LeftOut,
        Idle,
        TooMuch,
        Moments,
    }

    public Intake Intake { get; }

    /// <summary>How many days the log has.</summary>
    public int Length { get; }

    /// <summary>What is logged of the day after a state, in any number of entries.</summary>
    public List<DayEntry> Write(ProtocolEngine engine, EngineState state)
    {
        var day = state.Day + 1;
        Drift();
        var isReferred = engine.ReferralSince(state) is not null;
        if (_spell.Kind == Trouble.Silence && !(isReferred && _random.Next(10) == 0)) return [];
        var isIdle = _spell.Kind == Trouble.Idle || isReferred;
        var isHurt = _spell.Kind == Trouble.Moments && _random.Next(3) == 0;
        var run = RunOf(engine, state, day, isIdle, isHurt);
        var sessions = isIdle ? [] : SessionsOf(engine, state, day, run is not null, isHurt);
        var pain = new Dictionary<PainContext, decimal>();
        foreach (var context in _protocol.PainContexts)
        {
            if (context.Occasion.During is not null || context == _silent) continue;
            var value = _chronic + (day < _settledFrom ? 2 + (day % 3) : 0);
            if (_spell.Kind == Trouble.Plateau) value = Math.Max(value, 1 + (_spell.Left % 2));
            if ((isHurt ? _thresholds.PainOf(context, _random) : value) is { } told) pain[context] = Math.Min(10, told);
        }

        var signs = new Dictionary<Sign, bool>();
        foreach (var sign in _protocol.Signs)
        {
            var isTrouble = _spell.Kind == Trouble.Moments && _random.Next(_protocol.Signs.Count * 2) == 0;
            if (!isTrouble) signs[sign] = false;
            else if (_random.Next(2) == 0) signs[sign] = true;
        }

        Clearance? clearance = null;
        if (_random.Next(isReferred ? 5 : 400) == 0)
        {
            var accepts = _protocol.Signs.Where(_ => _random.Next(_protocol.Signs.Count * 2) == 0).ToList();
            foreach (var sign in accepts) signs[sign] = _random.Next(2) == 0;
            clearance = new Clearance { By = "Dr. Example", Findings = "seen", Accepts = accepts };
        }

        var entry = new DayEntry
        {
            Date = Intake.Start.AddDays(day - 1),
            Line = day * 2,
            Pain = pain,
            Signs = signs,
            Measures = Measured(static kind => kind != ExerciseKind.Run, isHurt),
            Sessions = _spell.Kind == Trouble.Moments && _random.Next(8) == 0 ? null : sessions,
            Runs = _spell.Kind == Trouble.Moments && _random.Next(8) == 0 ? null : run is null ? [] : _random.Next(40) == 0 ? [run, RunEntryOf(day, "second", 7, isHurt)] : [run],
            Events = [.. _protocol.Events.Where(happening => happening.FirstSession is null && _random.Next(60) == 0)],
            Clearance = clearance,
        };

        // Now and then a day is told again, in part or otherwise.
        if (_random.Next(30) != 0) return [entry];
        var again = new DayEntry { Date = entry.Date, Line = entry.Line + 1, Pain = pain, Runs = run is null ? null : [RunEntryOf(day, "a", _random.Next(5, 30), isHurt)] };
        return _random.Next(2) == 0 ? [entry, again] : [again, entry];
    }

    private void Drift()
    {
        if (_silentLeft > 0 && --_silentLeft == 0) _silent = null;
        if (_spell.Left > 1)
        {
            _spell = _spell with { Left = _spell.Left - 1 };
            return;
        }

        if (_spell.Left == 1) (_spell, _goodLeft) = (new Spell(0, Trouble.None), _random.Next(_troubleEvery / 2, _troubleEvery * 2));
        if (_goodLeft-- > 0) return;
        _spell = _random.Next(14) switch
        {
            0 => new Spell(_random.Next(1, 21), Trouble.Silence),
            1 => new Spell(_random.Next(3, 20), Trouble.Plateau),
            2 or 3 => new Spell(1, Trouble.LeftOut),
            4 => new Spell(_random.Next(3, 20), Trouble.Idle),
            5 => new Spell(_random.Next(2, 5), Trouble.TooMuch),
            _ => new Spell(_random.Next(1, 5), Trouble.Moments),
        };
        if (_spell.Kind != Trouble.LeftOut || _protocol.PainContexts.FirstOrDefault(context => context.Occasion.During is null && _random.Next(2) == 0) is not { } silent) return;
        (_silent, _silentLeft) = (silent, _random.Next(2, 24));
    }

    private RunEntry? RunOf(ProtocolEngine engine, EngineState state, int day, bool isIdle, bool isHurt)
    {
        if (isIdle || _protocol.Exercises.All(static exercise => exercise.Kind != ExerciseKind.Run)) return null;
        var isEager = _spell.Kind == Trouble.TooMuch || (isHurt && _random.Next(3) == 0);
        decimal amount = 0;
        if (!_runsAsPlanned)
        {
            if (day - _lastRun < 2 && !isEager) return null;
            amount = _random.Next(8, 40);
        }
        else
        {
            foreach (var phase in _protocol.Phases)
            {
                if (phase.Stages.Count == 0 || engine.ViewOf(state, phase) is not { Status: PhaseStatus.Active, Stage: { } stage } view) continue;
                if (stage.Items.FirstOrDefault(static item => item.Exercises[0].Kind == ExerciseKind.Run) is not { } item || item.DosageOf(item.Exercises[0]) is not { SessionsPerWeek: { } times } dosage) continue;
                if (!isEager && (view.IsWithheld || view.WeekSessions >= times.High || (dosage.Spacing != Spacing.Any && day - _lastRun < 2))) continue;
                amount = dosage.Amount is { } asked ? (asked.Unit.Dimension == Dimension.Distance ? asked.High * asked.Unit.Factor / 150 : asked.High * asked.Unit.Factor / 60)
                    : view.Allowance is { } allowance ? Math.Max(1, allowance.High * allowance.Unit.Factor / (allowance.Unit.Dimension == Dimension.Distance ? 150 : 60) / times.High) : 20;
            }

            if (amount == 0 && !isEager) return null;
        }

        if (_random.NextDouble() > _diligence) return null;
        _lastRun = day;
        return RunEntryOf(day, "a", decimal.Round(isEager ? amount + 10 : amount, 1), isHurt);
    }

    private RunEntry RunEntryOf(int day, string id, decimal minutes, bool isHurt)
    {
        var hasVolume = !isHurt || _random.Next(4) != 0;
        return new RunEntry
        {
            Id = $"{day}{id}",
            Minutes = hasVolume ? minutes : null,
            Metres = hasVolume ? minutes * 150 : null,
            Pain = Felt(ExerciseKind.Run, isHurt),
            IsWorsening = Grew(isHurt),
            Measures = Measured(static kind => kind == ExerciseKind.Run, isHurt),
        };
    }

    private List<SessionEntry> SessionsOf(ProtocolEngine engine, EngineState state, int day, bool hasRun, bool isHurt)
    {
        var sessions = new List<SessionEntry>();
        foreach (var phase in _protocol.Phases)
        {
            var view = engine.ViewOf(state, phase);
            if (view.Status != PhaseStatus.Active) continue;
            foreach (var item in phase.Items) Do(item);
            foreach (var item in view.Stage?.Items ?? []) Do(item);
            if (Intake.Tracks.TryGetValue(phase, out var track)) foreach (var item in track.Items) Do(item);

            void Do(DoItem item)
            {
                var first = item.Exercises[0];
                var dosage = item.DosageOf(first);
                if (first.Kind == ExerciseKind.Run || _random.NextDouble() > _diligence) return;
                if (dosage.Occasions.Any(static occasion => occasion is { IsBefore: true, Kind: ExerciseKind.Run }) && !hasRun) return;
                if (view.IsWithheld && ExerciseKinds.IsLoad(first.Kind) && _random.Next(4) != 0) return;
                var apart = dosage.SessionsPerWeek is { } times ? dosage.Spacing == Spacing.Any ? Math.Max(1, 7 / (int)times.High) : 2 : 1;
                if (_spell.Kind != Trouble.TooMuch && day - _lastDone.GetValueOrDefault(item, -9) < apart) return;
                _lastDone[item] = day;
                var isAll = _random.Next(25) != 0;
                sessions.Add(new SessionEntry
                {
                    Id = $"{day}{phase.Index}{sessions.Count}",
                    Exercises = item.IsChoice ? [item.Exercises[_random.Next(item.Exercises.Count)]] : isAll ? item.Exercises : [.. item.Exercises.Skip(1)],
                    Pain = PainOf(first.Kind, isHurt),
                    IsWorsening = Grew(isHurt),
                });
            }
        }

        return sessions;
    }

    private decimal? PainOf(ExerciseKind kind, bool isHurt) =>
        isHurt && _random.Next(3) == 0 && _protocol.PainContexts.FirstOrDefault(context => context.Occasion.During == kind) is { } context ? _thresholds.PainOf(context, _random) : 0;

    private Dictionary<PainContext, decimal> Felt(ExerciseKind kind, bool isHurt)
    {
        var felt = new Dictionary<PainContext, decimal>();
        foreach (var context in _protocol.PainContexts)
        {
            if (context.Occasion.During == kind && (isHurt && _random.Next(2) == 0 ? _thresholds.PainOf(context, _random) : 0) is { } pain) felt[context] = pain;
        }

        return felt;
    }

    private bool? Grew(bool isHurt) => isHurt ? _random.Next(5) switch { 0 => true, 1 => null, _ => false } : false;

    private Dictionary<Measure, decimal> Measured(Func<ExerciseKind?, bool> isTheirs, bool isHurt)
    {
        var measured = new Dictionary<Measure, decimal>();
        foreach (var measure in _protocol.Measures)
        {
            if (!isTheirs(measure.Occasion?.During)) continue;
            if ((isHurt && _random.Next(2) == 0 ? _thresholds.ValueOf(measure, _random) : _thresholds.Best[measure]) is { } value) measured[measure] = value;
        }

        return measured;
    }

    private sealed record Spell(int Left, Trouble Kind);
}
