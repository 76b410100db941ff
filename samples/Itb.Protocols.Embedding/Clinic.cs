using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Embedding;

/// <summary>Starts courses and answers to days. Holds nothing but protocols, which are immutable: one clinic serves all requests at once.</summary>
public sealed class Clinic(AthleteRows rows, IEnumerable<Protocol> protocols)
{
    private readonly Dictionary<string, Protocol> _protocols = protocols.ToDictionary(static protocol => protocol.Hash);

    /// <summary>Begins a course with the newest text.</summary>
    /// <returns>Whether the athlete had none.</returns>
    public bool Start(string id, DateOnly start)
    {
        // snippet
        var intake = DayLogWriter.Format(new Intake { Start = start, Protocol = Ankle.Protocol.Name, Hash = Ankle.Protocol.Hash });
        var row = new AthleteRow(id, Ankle.Protocol.Hash, intake + "\n", Version: 1);
        // end
        return rows.TryAdd(row);
    }

    /// <summary>Adds a day to an athlete's log and says what follows.</summary>
    /// <param name="id">Whose day.</param>
    /// <param name="entry">The entry, one line of JSON.</param>
    /// <returns>The answer, or null if there is no such athlete.</returns>
    public DayAnswer? Report(string id, string entry)
    {
        // snippet
        while (rows.Find(id) is { } row)
        {
            var protocol = _protocols[row.ProtocolHash];
            var after = row with { Log = row.Log + entry + "\n", Version = row.Version + 1 };
            var course = Course.Replay(protocol, DayLog.Parse(protocol, after.Log));
            if (rows.TryReplace(row, after)) return Answer(course);
        }
        // end
        return null;
    }

    private static DayAnswer Answer(Course course)
    {
        // snippet
        var strengthen = course.Protocol.PhaseNamed(Ankle.Phases.Strengthen);
        var mayLoad = course.ViewOf(strengthen).Status == PhaseStatus.Active;
        // end
        // snippet
        var isUrgent = course.Days[^1].Report.Reasons.Any(static reason =>
            reason.Kind == ReasonKind.Fired && reason.Rule.Name == Ankle.Rules.ReferWhenNumbness);
        // end
        // snippet
        var today = course.Days[^1].Report;
        var plan = course.PlanNextDay();
        return new DayAnswer(
            today.Day, today.Kind.ToString(), mayLoad, isUrgent, Lines(today.Changes), Lines(today.Reasons),
            Lines(today.Missing), Lines(course.Findings), Lines(plan.Items), plan.Disclaimer);
        // end
    }

    private static List<string> Lines<T>(IEnumerable<T> things) => [.. things.Select(static thing => $"{thing}")];
}
