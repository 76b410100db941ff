using System;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Itb.Protocols.Reference;
using Xunit;

namespace Itb.Protocols.Tests.Differential;

/// <summary>The second evaluator is worth something only as long as it is one: it sees what every user sees, and runs nothing of the engine.</summary>
public sealed class ReferenceArchitectureTests
{
    /// <summary>What a course comes to, as data.</summary>
    private static readonly Type[] Outcomes = [typeof(DecisionKind), typeof(ChangeKind), typeof(PhaseStatus)];

    private static readonly string[] Running = ["Compiled", "Engine", "Scenarios", "Parsing", "Binding"];

    [Fact]
    public void The_reference_sees_only_what_is_public()
    {
        var friends = typeof(Protocol).Assembly.GetCustomAttributes(typeof(InternalsVisibleToAttribute), false).Cast<InternalsVisibleToAttribute>();
        Assert.DoesNotContain(friends, static friend => friend.AssemblyName.Contains("Reference", StringComparison.Ordinal));
        Assert.DoesNotContain(Named(), static type => !type.IsVisible);
    }

    [Fact]
    public void The_reference_runs_nothing_of_the_engine()
    {
        var engines = Running.SelectMany(static folder => Directory.EnumerateFiles(Repository.PathOf("src", "Itb.Protocols", folder), "*.cs"))
            .Where(static path => File.ReadAllText(path).Contains("\npublic ", StringComparison.Ordinal))
            .Select(static path => Path.GetFileNameWithoutExtension(path)).ToHashSet();
        Assert.DoesNotContain(Named(), type => engines.Contains(type.Name) && !Outcomes.Contains(type));
        Assert.DoesNotContain(typeof(Course), Named());
    }

    private static Type[] Named() =>
        [.. typeof(ReferenceCourse).Assembly.GetTypes().SelectMany(References.Of).Where(static type => type.Assembly == typeof(Protocol).Assembly).Distinct()];
}
