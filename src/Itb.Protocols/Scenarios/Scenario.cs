using Itb.Protocols.Model;
using Itb.Protocols.Scenarios;

namespace Itb.Protocols;

/// <summary>A test of a protocol, written in its text: days as they might be logged, and what is expected of them.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class Scenario
{
    private readonly Protocol _protocol;
    private readonly ScenarioModel _model;

    internal Scenario(Protocol protocol, ScenarioModel model)
    {
        _protocol = protocol;
        _model = model;
    }

    /// <value>What it is about; no two scenarios of a protocol share it.</value>
    public string Title => _model.Title;

    /// <value>The line of the text, from 1.</value>
    public int Line => _model.Line;

    /// <value>How many expectations it states.</value>
    public int Expectations => _model.Expectations.Count;

    /// <summary>Steps the engine through its days and compares. It reads no clock and always gives the same result.</summary>
    /// <returns>Which expectations failed, and what was decided or planned instead.</returns>
    public ScenarioResult Run() => new ScenarioRunner(_protocol, _model).Run(this);

    /// <summary>The title.</summary>
    public override string ToString() => Title;
}
