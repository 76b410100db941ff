using System;

namespace Itb.Protocols.ConsoleHost.Questions;

/// <summary>The answers to the same questions: once, or of each side for whom both are affected.</summary>
internal sealed class SidedAnswers
{
    public SidedAnswers(BodySide? affected, Func<BodySide?, SideReport> ask)
    {
        if (affected != BodySide.Both)
        {
            Told = ask(null);
            return;
        }

        Left = ask(BodySide.Left);
        Right = ask(BodySide.Right);
    }

    /// <value>What is told without a side: of the affected one.</value>
    public SideReport Told { get; } = SideReport.Empty;

    public SideReport Left { get; } = SideReport.Empty;

    public SideReport Right { get; } = SideReport.Empty;
}
