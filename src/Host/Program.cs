using AuditPipeline.Host.Commands;

return await CommandLine.RunAsync(args);
