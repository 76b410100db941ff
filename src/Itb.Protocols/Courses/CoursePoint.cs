using System;
using System.Collections.Generic;

namespace Itb.Protocols.Courses;

/// <summary>Where a course stands between two days: all that the days after it need of the days before.</summary>
/// <param name="Date">The last day read.</param>
/// <param name="Protocol">The text followed from the next day on.</param>
/// <param name="State">The state.</param>
/// <param name="Uncorrected">The states of the log without its corrections; empty without any.</param>
/// <param name="EpisodeStart">Day 1 of the present episode.</param>
/// <param name="Episode">The number of the present episode.</param>
/// <param name="Side">The affected side, or null.</param>
/// <param name="ReferralSince">The date on which the open referral was opened, or null.</param>
internal sealed record CoursePoint(
    DateOnly Date, Protocol Protocol, EngineState State, IReadOnlyList<EngineState> Uncorrected, DateOnly EpisodeStart, int Episode, BodySide? Side, DateOnly? ReferralSince);
