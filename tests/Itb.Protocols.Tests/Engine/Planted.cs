using System;
using System.Linq;
using Itb.Protocols.Compiled;
using Itb.Protocols.Engine;

namespace Itb.Protocols.Tests.Engine;

/// <summary>One day with the states around it, in which a test moves what no step may move. All its signs are answered, and all its sessions.</summary>
internal sealed class Planted
{
    public const int Today = 30;

    public static readonly Protocol Guard = Protocol.Parse("""
        protocol guard "Guard" {
          version 1.0.0
          source book "A book" by "An author"
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          pain run "While running" during run
          sign swelling "Swelling"
          sign heat "Heat"
          sign rash "Rash"
        }
        exercise squat "Squat" from book "1" { kind strength }
        exercise jog "Jog" from book "1" { kind run }
        phase base "Base" from book "2" {
          starting day 1
          do squat load 10 kg rising 5 kg per week up to 30 kg, 2 times per week
        }
        phase work "Work" from book "2" {
          in days 10..60 when pain daily <= 2
          finish when pain daily <= 1
          do squat load 10 kg rising 5 kg per week up to 30 kg, 2 times per week
        }
        phase back "Back" from book "2" {
          starting day 15 when pain daily <= 4
          stage a "A" { do jog 10 min rising 1 min per week up to 14 min, 3 times per week advance after 1 week, at most 1 stage within 20 days, when pain daily <= 3 }
          stage b "B" { do jog 15 min, 3 times per week advance after 1 week when pain daily <= 2 }
          stage c "C" { do jog 20 min rising 1 min per week up to 24 min, 3 times per week }
          running grows at most 10 % per week starting b restarting at 30 min repeating the best of 2 weeks
        }
        phase climb "Climb" from book "2" {
          starting day 15
          stage low "Low" { do squat load 10 kg rising 5 kg per week up to 30 kg, 2 times per week advance after 1 week when pain daily <= 1 }
          stage high "High" { do squat load 20 kg rising 5 kg per week up to 30 kg, 2 times per week }
        }
        safety from book "3" {
          refer when swelling or pain daily > 7
          refer when (heat or pain daily >= 6.5) and pain daily worsening
          hold when rash
        }
        """);

    private readonly EngineState _before = Walk.Start(Guard.Engine);

    public Planted(Action<EngineState> before, decimal? pain, string? sign = null, bool runsTold = true)
    {
        foreach (var phase in Guard.Engine.Compiled.Phases) phase.SetStatus(_before.Slots, PhaseStatus.Waiting);
        _before.Slots[Phase("base").Slot + StateLayout.StartDay] = 0;
        _before.Slots[StateLayout.Day] = Today - 1;
        before(_before);
        After = _before.Clone();
        if (pain is { } told) Day.ReportPain(Guard.PainContexts[0], told);
        foreach (var each in Guard.Signs) Day.ReportSign(each, each.Name == sign);
        Day.ReportSessionsComplete();
        if (runsTold) Day.ReportRunsComplete();
    }

    public DayRecord Day { get; } = Guard.Engine.NewDay();

    public EngineState After { get; }

    public DayDecision Decision { get; } = Guard.Engine.NewDecision();

    public PhaseView View(string phase) => Guard.Engine.ViewOf(After, Phase(phase).Phase);

    /// <summary>What the interlock says of a state after the day that differs from the one before in what was planted.</summary>
    public InterlockTrips Check(Action<EngineState> plant, CompiledProtocol? protocol = null)
    {
        _before.CopyTo(After);
        After.Slots[StateLayout.Day] = Today;
        plant(After);
        return Interlock.Check(protocol ?? Guard.Engine.Compiled, _before, Day, After, Decision);
    }

    public static CompiledPhase Phase(string name) => Guard.Engine.Compiled.Phases.Single(phase => phase.Phase.Name == name);

    public static void Status(EngineState state, string phase, PhaseStatus status) => Phase(phase).SetStatus(state.Slots, status);

    public static EngineState Flag(EngineState state, string phase, int flag)
    {
        state.Slots[Phase(phase).Slot + StateLayout.Flags] |= (short)flag;
        return state;
    }

    /// <summary>An active ladder at a stage that was entered with its grid.</summary>
    public static EngineState Ladder(EngineState state, string phase, int stage, int gridStart = 16)
    {
        Status(state, phase, PhaseStatus.Active);
        var slots = state.Slots.AsSpan(Phase(phase).Slot);
        (slots[StateLayout.StartDay], slots[StateLayout.StageSince], slots[StateLayout.GridStart]) = (16, 16, (short)gridStart);
        slots[StateLayout.Stage] = (short)stage;
        return state;
    }

    public static EngineState Allow(EngineState state, int minutes)
    {
        state.Volumes[Phase("back").VolumeSlot + StateLayout.Allowance] = ProtocolCompiler.VolumeOf(60 * minutes, Dimension.Time);
        return state;
    }

    /// <summary>What the latest week and the one before it were credited with.</summary>
    public static EngineState Credit(EngineState state, params decimal[] minutes)
    {
        for (var i = 0; i < minutes.Length; i++) state.Volumes[Phase("back").VolumeSlot + StateLayout.CreditedWeeks + i] = ProtocolCompiler.VolumeOf(60 * minutes[i], Dimension.Time);
        return state;
    }
}
