using System;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Itb.Protocols.Embedding;

/// <summary>The web app: start a course, send a day, get a decision and tomorrow's plan.</summary>
public static class EmbeddingApp
{
    /// <summary>Builds the app, ready to run.</summary>
    public static WebApplication Build(string[] args)
    {
        var app = WebApplication.CreateBuilder(args).Build();
        var clinic = new Clinic(new AthleteRows(), [Ankle.Protocol]);

        // snippet
        app.MapPut("/athletes/{id}", (string id, DateOnly start) =>
            clinic.Start(id, start) ? Results.Created($"/athletes/{id}", null) : Results.Conflict());
        app.MapPost("/athletes/{id}/days", (string id, JsonElement entry) =>
            clinic.Report(id, JsonSerializer.Serialize(entry)) is { } answer ? Results.Ok(answer) : Results.NotFound());
        // end
        return app;
    }
}
