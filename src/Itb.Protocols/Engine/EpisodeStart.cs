using System.Collections.Generic;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>What a new episode takes over from the state before it, in its own day numbers.</summary>
internal sealed class EpisodeStart(CompiledProtocol protocol, EngineState before)
{
    /// <summary>Below 1, since it was before the episode. 0 would say that none is open, so the day before the episode counts as the one before.</summary>
    public int ReferralSince => before.Slots[StateLayout.ReferralSince] is not 0 and var since ? System.Math.Min(since - before.Day, -1) : 0;

    public Dictionary<IntakeAttribute, bool> Attributes(IReadOnlyDictionary<IntakeAttribute, bool> changed)
    {
        var answers = new Dictionary<IntakeAttribute, bool>();
        foreach (var attribute in protocol.Model.Attributes)
        {
            var known = (Truth)before.Slots[protocol.AttributeSlot + attribute.Index];
            if (changed.TryGetValue(attribute, out var answer)) answers[attribute] = answer;
            else if (known is Truth.Yes or Truth.No) answers[attribute] = known == Truth.Yes;
        }

        return answers;
    }

    public Dictionary<Phase, Track> Tracks(IReadOnlyDictionary<Phase, Track> changed)
    {
        var tracks = new Dictionary<Phase, Track>();
        foreach (var phase in protocol.Model.Phases)
        {
            if (changed.TryGetValue(phase, out var track)) tracks[phase] = track;
            else if (phase.Tracks.Count > 0 && before.Slots[protocol.Phases[phase.Index].TrackSlot] is >= 0 and var chosen) tracks[phase] = phase.Tracks[chosen];
        }

        return tracks;
    }

    /// <summary>The first session of a kind is one of the new episode, so it has not happened.</summary>
    public Dictionary<CourseEvent, int> Events(IReadOnlyDictionary<CourseEvent, int> changed)
    {
        var events = new Dictionary<CourseEvent, int>();
        foreach (var happening in protocol.Model.Events)
        {
            if (changed.TryGetValue(happening, out var day)) events[happening] = day;
            else if (happening.FirstSession is null && protocol.EventDayIn(before.Slots, happening.Index) is { } known) events[happening] = System.Math.Max(known - before.Day, ProtocolEngine.EarliestEvent);
        }

        return events;
    }
}
